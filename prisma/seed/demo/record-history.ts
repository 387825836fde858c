import { addDays, daysBetween, earlier, later, officeTime } from './calendar.ts'
import { DEMO_TODAY, type DemoState } from './demo.ts'
import { membersWith } from './people.ts'
import type { Random } from './random.ts'
import { reasonOf, sourceLanguageOf, type NeedSeed, type ProjectSeed } from './seeds.ts'

/** Who wrote a record, who decides on it, and the days on which it moved. */
export type RecordHistory = {
  author: string
  validator: string
  createdAt: string
  state: DemoState
  /** The day whose knowledge the content holds. */
  asOf: string
  /** When the first of two versions was published. */
  firstPublishedAt?: string
}

type HistorySeed = Pick<ProjectSeed | NeedSeed, 'workspace' | 'state' | 'reason' | 'title'>

/** The span of days in which the record was last published. */
type PublicationWindow = {
  from: string
  to: string
  /** Whether there was a first version, and since when there may be one. */ firstFrom?: string
}

const YESTERDAY = addDays(DEMO_TODAY, -1)

function dayWithin(random: Random, from: string, to: string): string {
  const span = daysBetween(from, to)
  return span <= 0 ? to : addDays(from, random.between(0, span))
}

function peopleFor(workspace: string, random: Random): { author: string; validator: string } {
  const author = random.pick(random.chance(85) ? membersWith(workspace, ['CONTRIBUTOR']) : membersWith(workspace, ['VALIDATOR']))
  const deciders = membersWith(workspace, ['VALIDATOR', 'MANAGER']).filter((email) => email !== author)
  return { author, validator: random.pick(deciders) }
}

function unpublished(seed: HistorySeed, random: Random, at: (day: string) => string): Pick<RecordHistory, 'createdAt' | 'state' | 'asOf'> {
  const created = dayWithin(random, '2026-09-14', '2026-10-28')
  const submitted = addDays(created, random.between(3, 9))
  const returned = addDays(submitted, random.between(2, 8))
  const base = { createdAt: at(created), asOf: created }
  if (seed.state === 'draft') return { ...base, state: { kind: 'draft' } }
  if (seed.state === 'submitted') return { ...base, state: { kind: 'submitted', submittedAt: at(submitted) } }
  const reason = reasonOf(seed)[sourceLanguageOf(seed)]
  if (!reason) throw new Error('A record is returned in the language it was written in')
  return { ...base, state: { kind: 'returned', submittedAt: at(submitted), returnedAt: at(returned), reason } }
}

function withdrawn(seed: HistorySeed, random: Random, at: (day: string) => string): Pick<RecordHistory, 'createdAt' | 'state' | 'asOf'> {
  const published = dayWithin(random, '2026-09-01', '2026-10-10')
  const created = addDays(published, -random.between(5, 30))
  const state: DemoState = {
    kind: 'withdrawn',
    publishedAt: at(published),
    withdrawnAt: at(dayWithin(random, '2026-11-06', '2026-11-13')),
    reason: reasonOf(seed),
  }
  return { createdAt: at(created), asOf: published, state }
}

function published(window: PublicationWindow, random: Random, at: (day: string) => string) {
  const from = window.firstFrom ? later(window.from, addDays(window.firstFrom, 60)) : window.from
  const last = dayWithin(random, earlier(from, window.to), window.to)
  const first = window.firstFrom ? dayWithin(random, window.firstFrom, addDays(last, -45)) : undefined
  const created = addDays(first ?? last, -random.between(5, 35))
  return {
    createdAt: at(created),
    asOf: last,
    state: { kind: 'published', publishedAt: at(last) } satisfies DemoState,
    ...(first && { firstPublishedAt: at(first) }),
  }
}

/** Draws a history that fits the state: nothing after yesterday, each step after the one before, and never one person on both sides. */
export function drawHistory(seed: HistorySeed, window: PublicationWindow, random: Random): RecordHistory {
  let minute = random.between(0, 60)
  // Steps of one day stay in order: each later call gives a later time of day.
  const at = (day: string) => officeTime(day, (minute += random.between(11, 47)))
  const people = peopleFor(seed.workspace, random)
  if (seed.state === 'published') return { ...people, ...published(window, random, at) }
  if (seed.state === 'withdrawn') return { ...people, ...withdrawn(seed, random, at) }
  return { ...people, ...unpublished(seed, random, at) }
}

/** A project is published once it is near; a closed one after its end. */
export function projectWindow(seed: ProjectSeed): PublicationWindow {
  const [start, end] = seed.period
  const nearStart = later(addDays(start, -60), seed.since ?? '2025-02-03')
  const afterEnd = addDays(end, 25)
  const from = later(later('2026-02-16', earlier(nearStart, '2026-10-01')), afterEnd < YESTERDAY ? afterEnd : '2026-02-16')
  const firstFrom = later('2025-02-03', nearStart)
  return seed.revised ? { from, to: YESTERDAY, firstFrom } : { from, to: YESTERDAY }
}

/** Needs are recent: the text is published after the last day it speaks of. */
export function needWindow(seed: NeedSeed): PublicationWindow {
  const recent = seed.severity === 5 ? '2026-10-20' : '2026-08-24'
  return { from: seed.since ? later(recent, seed.since) : recent, to: YESTERDAY }
}
