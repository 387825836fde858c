import { formText } from '#app/platform/http/form-text.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { foldText, foldWords } from './folding.ts'
import { skillAskedName, skillPickName, skillTypedName, type SkillRefusal } from './skill-form.ts'
import { findSkills, skillName, type FoundSkill } from './skill-search.server.ts'
import type { SkillKey } from './skills.ts'

/** `error` is a ready sentence; `refusal` goes to the field that is shown again. */
export type ResolvedSkill =
  { outcome: 'found'; key: SkillKey } | { outcome: 'empty' } | { outcome: 'unclear'; error: string; refusal: SkillRefusal }

const LONGEST = 200
const SUGGESTIONS = 8

/**
 * The skill a posted field means. A key holds as long as its words are those of the key, or were not sent; a suggestion that was
 * chosen, as long as the words are those it was made for. Else the words decide: one skill of that very name, or the only one found.
 */
export function resolveSkill(form: FormData, name: string, language: Language): ResolvedSkill {
  const key = formText(form, name)
  const words = form.has(skillTypedName(name)) ? formText(form, skillTypedName(name)).trim().slice(0, LONGEST) : null
  if (words === null || (key && isNamed(key, words, language))) return byKey(key, words ?? key, language)
  if (!words) return { outcome: 'empty' }
  const picked = formText(form, skillPickName(name))
  if (picked && formText(form, skillAskedName(name)).trim() === words) return byKey(picked, words, language)
  return byWords(words, language)
}

/** How the field shows a skill: its name and its code. The key itself where nothing is known by it. */
export function skillLabel(key: string, language: Language): string {
  const name = skillName(key, language)
  return name ? `${name.text} (${key.slice(key.indexOf(':') + 1)})` : key
}

/** Skills for what is typed, as the field's choices. */
export function skillChoices(typed: string, language: Language, limit = 20): SkillRefusal['suggestions'] {
  return choices(findSkills(typed.slice(0, LONGEST), language, { limit }), language)
}

function choices(found: readonly FoundSkill[], language: Language): SkillRefusal['suggestions'] {
  const t = translator(language, 'skills')
  return found.map(({ key, name }) => {
    const system = t(key.startsWith('isco:') ? 'system.isco' : 'system.dac')
    return { value: key, label: skillLabel(key, language), hint: name.official ? system : `${system} · ${t('unofficial')}` }
  })
}

/** Whether a key is one of a known skill. */
export const isKnownSkill = (key: string): key is SkillKey => skillName(key, 'en') !== null

function byKey(key: string, words: string, language: Language): ResolvedSkill {
  if (!key) return { outcome: 'empty' }
  return isKnownSkill(key) ? { outcome: 'found', key } : unclear(words.slice(0, LONGEST), [], language)
}

function byWords(words: string, language: Language): ResolvedSkill {
  const found = findSkills(words, language, { limit: SUGGESTIONS })
  const named = found.filter((skill) => isCalled(skill, words, language)).map(({ key }) => key)
  // Where a list gives a group the name of its only part, the part is meant.
  const [first, ...others] = named.sort((a, b) => b.length - a.length)
  if (first && others.every((other) => first.startsWith(other))) return { outcome: 'found', key: first }
  const [only, ...more] = found
  if (only && more.length === 0 && holdsAll(only, words)) return { outcome: 'found', key: only.key }
  return unclear(words, found, language)
}

function unclear(typed: string, found: readonly FoundSkill[], language: Language): ResolvedSkill {
  const error = translator(language, 'skills')(found.length > 0 ? 'field.several' : 'field.nothing', { typed })
  return { outcome: 'unclear', error, refusal: { typed, suggestions: choices(found, language) } }
}

/** Whether words are the very name or code of a skill, or the very word for a job or a field that leads to it. */
const isCalled = ({ key, code, foundBy }: FoundSkill, words: string, language: Language) =>
  isNamed(key, words, language) || foldText(words) === code || (foundBy !== undefined && foldText(foundBy.text) === foldText(words))

/** Whether every word is one of what was found, or its beginning: what was found for a mistyped word is offered, not taken. */
function holdsAll({ name, foundBy }: FoundSkill, words: string): boolean {
  const held = foldWords(`${name.text} ${foundBy?.text ?? ''}`)
  return foldWords(words).every((word) => held.some((other) => other.startsWith(word)))
}

function isNamed(key: string, words: string, language: Language): boolean {
  const name = skillName(key, language)
  if (!name) return false
  const folded = foldText(words)
  return folded === foldText(name.text) || folded === foldText(skillLabel(key, language))
}
