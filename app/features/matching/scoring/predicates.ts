import type { Clearance } from '#app/features/expertise/content.ts'
import type { ReadyExpert, ReadyRequest } from './prepare.ts'
import { RELATION_VALUES } from './skill-table.ts'

// What a condition is made of, one thing asked at a time; see conditions.ts for the conditions themselves.

type AskedSkill = ReadyRequest['skills'][number]
type AskedLanguage = ReadyRequest['languages'][number]
type HeldSkill = ReadyExpert['skills'][number]

/** The skill that answers a must-have best, of those that do: vouched ones first where that is asked, then the higher level; null: none. */
export function answerTo(asked: AskedSkill, { skills }: ReadyExpert, mustBeVouched: boolean): HeldSkill | null {
  let best: HeldSkill | null = null
  for (const held of skills) {
    if (asked.relations[held.place] !== 'exact' || held.level < asked.level) continue
    if (mustBeVouched && held.confidence === 'self') continue
    if (!best || held.level > best.level) best = held
  }
  return best
}

export function answersMust(asked: AskedSkill, { skills }: ReadyExpert, mustBeVouched: boolean): boolean {
  for (const { place, level, confidence } of skills) {
    if (level >= asked.level && asked.relations[place] === 'exact' && !(mustBeVouched && confidence === 'self')) return true
  }
  return false
}

export const speaks = ({ tag, rank }: AskedLanguage, { languages }: ReadyExpert): boolean => (languages.get(tag) ?? -1) >= rank

export const isCleared = (clearance: Clearance, { until }: ReadyRequest, { clearances }: ReadyExpert): boolean =>
  (clearances.get(clearance) ?? Number.NEGATIVE_INFINITY) >= until

/** The stretch of free days that holds the whole window; null where none does. */
export function freeStretch({ window, isImpossible }: ReadyRequest, { free }: ReadyExpert): { from: number; to: number } | null {
  if (isImpossible || !window) return null
  return free.find(({ from, to }) => from <= window.from && to >= window.to) ?? null
}

/** Free by their calendar, and not on as many missions at once as they take. */
export function isAvailable(request: ReadyRequest, expert: ReadyExpert): boolean {
  if (request.isImpossible) return false
  if (!request.window) return true
  if (!freeStretch(request, expert)) return false
  return isBelow(busiest(request.window, expert.missions, 0), expert)
}

/** Work on site is rested from: missions on site count as longer by the days of rest, on both sides. */
export function isRested({ window, request }: ReadyRequest, expert: ReadyExpert): boolean {
  const { restDays } = expert.expert
  if (!window || request.mode !== 'onsite' || restDays <= 0) return true
  return isBelow(
    busiest(
      window,
      expert.missions.filter(({ isOnsite }) => isOnsite),
      restDays,
    ),
    expert,
  )
}

const isBelow = (missions: number, { expert }: ReadyExpert) => missions < Math.max(1, expert.atOnce)

/** The most missions at one time within a window, each made longer on both sides by `margin` days. */
function busiest(window: { from: number; to: number }, missions: ReadyExpert['missions'], margin: number): number {
  const near = missions.filter(({ from, to }) => from - margin <= window.to && to + margin >= window.from)
  let most = 0
  for (const { from } of near) {
    const day = Math.max(from - margin, window.from)
    most = Math.max(most, near.filter((other) => other.from - margin <= day && other.to + margin >= day).length)
  }
  return most
}

/** The fewest days between the window and a mission on site; null where there is none. */
export function daysOfRest({ window }: ReadyRequest, { missions }: ReadyExpert): number | null {
  if (!window) return null
  const gaps = missions
    .filter(({ isOnsite }) => isOnsite)
    .map(({ from, to }) => (from > window.to ? from - window.to - 1 : to < window.from ? window.from - to - 1 : 0))
  return gaps.length > 0 ? Math.min(...gaps) : null
}

/** The year in which fewest days would be left over, with what it has and what is asked of it. */
export function tightestYear({ years }: ReadyRequest, { expert, taken }: ReadyExpert): { year: number; asked: number; left: number } {
  let tightest: { year: number; asked: number; left: number } | null = null
  for (const { year, days } of years) {
    const left = expert.daysPerYear - (taken.get(year) ?? 0)
    if (!tightest || left - days < tightest.left - tightest.asked) tightest = { year, asked: days, left }
  }
  return tightest ?? { year: 0, asked: 0, left: 0 }
}

export function hasDays(request: ReadyRequest, expert: ReadyExpert): boolean {
  const { asked, left } = tightestYear(request, expert)
  return asked <= left
}

/** The organisation of a conflict; null where there is none. Who asks to be proposed for the own workspace's requests alone may answer those. */
export function conflictWith({ request }: ReadyRequest, { expert }: ReadyExpert): string | null {
  const { organisationId } = request
  if (organisationId === null) return null
  if (expert.conflicts.includes(organisationId)) return organisationId
  const isOwnWish = expert.proposedBy === 'WORKSPACE' && expert.workspaceId === request.workspaceId
  return expert.organisationId === organisationId && !isOwnWish ? organisationId : null
}

export const mayBeProposed = ({ request }: ReadyRequest, { expert }: ReadyExpert): boolean =>
  expert.proposedBy === 'COORDINATORS' || (expert.proposedBy === 'WORKSPACE' && expert.workspaceId === request.workspaceId)

export const refusesCountry = ({ request }: ReadyRequest, { expert }: ReadyExpert): boolean =>
  request.country !== undefined && expert.notIn.includes(request.country)

export const fitsMode = ({ request }: ReadyRequest, { expert }: ReadyExpert): boolean =>
  request.mode === 'either' || expert.mode === 'either' || request.mode === expert.mode

/** What a held skill is worth for one that is asked, 0 to 1: its level, how near it is, how far it is vouched for. */
export function worthOf(asked: AskedSkill, held: HeldSkill): number {
  const relation = asked.relations[held.place] ?? 'none'
  return Math.min(1, held.level / asked.level) * RELATION_VALUES[relation] * CONFIDENCE_VALUES[held.confidence]
}

const CONFIDENCE_VALUES = { verified: 1, attested: 0.9, self: 0.75 } as const
