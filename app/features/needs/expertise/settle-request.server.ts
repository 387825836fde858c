import { resolveSkill } from '#app/features/classifications/resolve-skill.server.ts'
import { skillTypedName, type SkillRefusal } from '#app/features/classifications/skill-form.ts'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { formText, formTexts } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { ADD_ASKED_LANGUAGE, ADD_SKILL } from './form-names.ts'
import { MOST_LANGUAGES, MOST_SKILLS } from './limits.ts'

/** What the words typed as a skill may mean, by the field's name. */
export type SkillRefusals = Record<string, SkillRefusal>

type Settled = { problems: FieldProblem[]; refusals: SkillRefusals }

/**
 * Puts the codes of skills where their names were typed, and blanks what stands beside an empty skill or language: a level by itself adds
 * no row. Words that name no one skill are refused; while one still types, they only wait.
 */
export function settleRequest(form: FormData, language: Language): Settled {
  const intent = formText(form, 'intent')
  const settled: Settled = { problems: [], refusals: {} }
  const texts = formTexts(form)
  const typed = rowsIn(texts, 'skills', 'skill').filter((row) => texts.has(skillTypedName(`${row}/skill`)))
  if (typed.length > MOST_SKILLS) {
    return { ...settled, problems: [{ name: `${typed[0]}/skill`, messageKey: 'tooManyRows', params: { limit: MOST_SKILLS } }] }
  }
  for (const row of typed) {
    const name = `${row}/skill`
    const skill = resolveSkill(form, name, language)
    if (skill.outcome === 'found') form.set(name, skill.key)
    else if (skill.outcome === 'empty' && intent === ADD_SKILL) settled.problems.push({ name, messageKey: 'needed' })
    else if (skill.outcome === 'empty' || intent === 'autosave') leaveBlank(form, row, 'skill')
    else {
      const messageKey = skill.refusal.suggestions.length > 0 ? 'skillUnclear' : 'skillUnknown'
      settled.problems.push({ name, messageKey, params: { typed: skill.refusal.typed } })
      settled.refusals[name] = skill.refusal
    }
  }
  // The blank row stands below those that are full.
  for (const row of rowsIn(texts, 'languages', 'language').slice(0, MOST_LANGUAGES + 1)) {
    const name = `${row}/language`
    if (texts.get(name)) continue
    if (intent === ADD_ASKED_LANGUAGE) settled.problems.push({ name, messageKey: 'needed' })
    else leaveBlank(form, row, 'language')
  }
  return settled
}

/** The paths of the rows of a table that a form has, as its fields come. */
function rowsIn(texts: ReadonlyMap<string, string>, table: string, field: string): string[] {
  const names = [...texts.keys()].filter((name) => name.startsWith(`${table}/`) && name.endsWith(`/${field}`))
  return names.map((name) => name.slice(0, -field.length - 1)).filter((row) => row.split('/').length === 2)
}

function leaveBlank(form: FormData, row: string, field: string): void {
  for (const name of [field, 'level', 'must']) if (form.has(`${row}/${name}`)) form.set(`${row}/${name}`, '')
}

/** That there are too many rows is said once, not at each of them. */
export function withoutRepeats(problems: readonly FieldProblem[]): FieldProblem[] {
  const tables = new Set<string>()
  return problems.filter(({ name, messageKey }) => {
    if (messageKey !== 'tooManyRows') return true
    const table = name.slice(0, name.indexOf('/'))
    return !tables.has(table) && Boolean(tables.add(table))
  })
}
