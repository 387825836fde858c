import { WORK_MODES, type ExpertContent } from '#app/features/expertise/content.ts'
import { rowField } from '#app/features/expertise/sections.ts'
import { count, day } from '#app/features/provenance/typed-values.ts'
import type { PostedSection } from './posted-section.server.ts'

type Window = { from: string; to: string }
type Availability = Pick<ExpertContent, 'availability' | 'mode' | 'daysPerYear' | 'restDays' | 'atOnce'>

/** The most working days a year and missions at once: a team has those of all its people. */
export const MOST_DAYS = { PERSON: 366, TEAM: 36_600 } as const
export const MOST_AT_ONCE = { PERSON: 1, TEAM: 100 } as const

/** When somebody is available and how. A window that ends before it begins is named at its row. */
export function readAvailability(posted: PostedSection, kind: 'PERSON' | 'TEAM'): Availability {
  const windows = posted.rows('availability').flatMap((row) => {
    const [fromName, toName] = [rowField('availability', row, 'from'), rowField('availability', row, 'to')]
    if (!posted.text(fromName) && !posted.text(toName)) return []
    const from = posted.need<string>(fromName, day)
    const to = posted.need<string>(toName, day)
    if (!from || !to) return []
    if (to < from) posted.refuse(toName, 'windowEndsFirst')
    return [{ from, to }]
  })
  return {
    availability: mergedWindows(windows),
    mode: posted.choice('mode', WORK_MODES) ?? 'either',
    daysPerYear: readCount(posted, 'daysPerYear', 0, MOST_DAYS[kind]),
    restDays: posted.text('restDays') ? readCount(posted, 'restDays', 0, 365) : 0,
    atOnce: kind === 'PERSON' ? 1 : readCount(posted, 'atOnce', 1, MOST_AT_ONCE[kind]),
  }
}

function readCount(posted: PostedSection, name: string, least: number, most: number): number {
  const value = posted.need<number>(name, count)
  if (value !== undefined && (value < least || value > most)) posted.refuse(name, 'between', { least, most })
  return value ?? least
}

/** Windows in order; those that overlap or follow one another without a day between are one. Both their days belong to them. Pure. */
export function mergedWindows(windows: readonly Window[]): Window[] {
  const merged: Window[] = []
  for (const window of [...windows].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = merged.at(-1)
    if (last && window.from <= dayAfter(last.to)) last.to = window.to > last.to ? window.to : last.to
    else merged.push({ ...window })
  }
  return merged
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
