import type { NeedContent } from '#app/features/needs/content.ts'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { MOST_LANGUAGES, MOST_SKILLS } from './limits.ts'

/** What is wrong with a request between its fields: rows that say too little or the same twice, more than a person reads, days there are not. Pure. */
export function requestProblems({ facts, skills, languages }: NeedContent): FieldProblem[] {
  const found: FieldProblem[] = []
  const refuse = (wrong: unknown, name: string, messageKey: string, params?: FieldProblem['params']) =>
    void (wrong && found.push({ name, messageKey, ...(params ? { params } : {}) }))
  for (const { id, skill, level } of skills) {
    const name = `skills/${id}/skill`
    refuse(!skill, name, 'needed')
    refuse(skill && level === undefined, `skills/${id}/level`, 'needed')
    refuse(isTwice(skills, 'skill', skill), name, 'twiceAsked')
    refuse(skills.length > MOST_SKILLS, name, 'tooManyRows', { count: skills.length, limit: MOST_SKILLS })
  }
  for (const { id, language, level } of languages) {
    const name = `languages/${id}/language`
    refuse(!language, name, 'needed')
    refuse(language && level === undefined, `languages/${id}/level`, 'needed')
    refuse(isTwice(languages, 'language', language), name, 'twiceAsked')
    refuse(languages.length > MOST_LANGUAGES, name, 'tooManyRows', { count: languages.length, limit: MOST_LANGUAGES })
  }
  const most = daysFrom(facts.from, facts.to)
  refuse(most !== null && (facts.expertise?.days ?? 0) > most, 'facts/expertise/days', 'daysPastPeriod', { limit: most ?? 0 })
  return found
}

/** Calendar days of a period, its last one included; null where it is open or ends before it begins. Pure. */
export function daysFrom(from: string | undefined, to: string | undefined): number | null {
  if (!from || !to || to < from) return null
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}

/** Both rows are told: which of them was there first their ids do not say. */
const isTwice = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key, value: Row[Key]) =>
  Boolean(value) && rows.filter((row) => row[key] === value).length > 1
