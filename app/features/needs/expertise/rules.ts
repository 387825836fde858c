import type { NeedContent } from '#app/features/needs/content.ts'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { MOST_LANGUAGES, MOST_SKILLS } from './limits.ts'

/** What is wrong with a request between its fields: rows that say too little or the same twice, more than a person reads, days there are not. Pure. */
export function requestProblems({ facts, skills, languages }: NeedContent): FieldProblem[] {
  const most = daysFrom(facts.from, facts.to)
  return [
    ...rowProblems(
      'skills',
      'skill',
      skills.map(({ id, skill, level }) => ({ id, code: skill, level })),
      MOST_SKILLS,
    ),
    ...rowProblems(
      'languages',
      'language',
      languages.map(({ id, language, level }) => ({ id, code: language, level })),
      MOST_LANGUAGES,
    ),
    ...(most !== null && (facts.expertise?.days ?? 0) > most
      ? [{ name: 'facts/expertise/days', messageKey: 'daysPastPeriod', params: { limit: most } }]
      : []),
  ]
}

type Row = { id: string; code: string | undefined; level: unknown }

function rowProblems(table: string, field: string, rows: readonly Row[], limit: number): FieldProblem[] {
  // At each row: a form answers for those it changes.
  if (rows.length > limit) return rows.map(({ id }) => ({ name: `${table}/${id}/${field}`, messageKey: 'tooManyRows', params: { limit } }))
  return rows.flatMap(({ id, code, level }) => {
    const name = `${table}/${id}/${field}`
    if (!code) return [{ name, messageKey: 'needed' }]
    // Both rows are told: which of them was there first their ids do not say.
    const isTwice = rows.some((other) => other.id !== id && other.code === code)
    return [
      ...(isTwice ? [{ name, messageKey: 'twiceAsked' }] : []),
      ...(level === undefined ? [{ name: `${table}/${id}/level`, messageKey: 'needed' }] : []),
    ]
  })
}

/** Calendar days of a period, its last one included; null where it is open or ends before it begins. Pure. */
export function daysFrom(from: string | undefined, to: string | undefined): number | null {
  if (!from || !to || to < from) return null
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}
