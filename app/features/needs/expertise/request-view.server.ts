import { languageName } from '#app/features/classifications/languages.ts'
import { skillLabel } from '#app/features/classifications/resolve-skill.server.ts'
import { CLEARANCES, CONTEXTS } from '#app/features/expertise/content.ts'
import type { NeedContent } from '#app/features/needs/content.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { codeWords } from './code-words.server.ts'

/** A skill or a language that is asked for, and at which level. */
export type AskedView = { key: string; name: string; level: string; isMust: boolean }

/** What a request asks of experts, in words ready for one reader. */
export type RequestView = {
  skills: AskedView[]
  languages: AskedView[]
  slots: string | null
  priority: string | null
  mode: string | null
  /** Working days of each expert. */
  days: string | null
  isVouched: boolean
  clearances: string[]
  contexts: string[]
  conditions: TaggedText | null
}

/** Null where the need is no request for expertise, whatever it once was, or asks nothing of experts yet. */
export function requestView({ facts, skills, languages }: NeedContent, language: Language): RequestView | null {
  const { expertise } = facts
  if (facts.kind !== 'expertise' || (!expertise && skills.length === 0 && languages.length === 0)) return null
  const words = (key: string, value: string | number | undefined) => (value === undefined ? null : codeWords(key, String(value), language))
  const mustFirst = (a: AskedView, b: AskedView) => Number(b.isMust) - Number(a.isMust)
  return {
    skills: skills
      .map(({ id, skill, level, must }) => ({
        key: id,
        name: skill ? skillLabel(skill, language) : '',
        level: words('skills-level', level) ?? '',
        isMust: must === true,
      }))
      .sort(mustFirst),
    languages: languages
      .map(({ id, language: tag, level, must }) => ({
        key: id,
        name: tag ? languageName(tag, language) : '',
        level: words('languages-level', level) ?? '',
        isMust: must === true,
      }))
      .sort(mustFirst),
    slots: expertise?.slots === undefined ? null : formatNumber(language, expertise.slots),
    priority: words('expertise-priority', expertise?.priority),
    mode: words('expertise-mode', expertise?.mode),
    days: expertise?.days === undefined ? null : formatNumber(language, expertise.days),
    isVouched: expertise?.vouched === true,
    clearances: CLEARANCES.filter((clearance) => expertise?.clearance?.[clearance]).flatMap((name) => words('clearance', name) ?? []),
    contexts: CONTEXTS.filter((context) => expertise?.context?.[context]).flatMap((name) => words('context', name) ?? []),
    conditions: taggedText(expertise?.conditions, language),
  }
}
