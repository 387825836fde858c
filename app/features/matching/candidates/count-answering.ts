import { CEFR } from '#app/features/classifications/cefr.ts'
import type { WorkMode } from '#app/features/expertise/content.ts'
import type { Condition, Evidence } from '#app/features/matching/model.ts'
import { dayText } from '#app/features/matching/scoring/days.ts'
import {
  answersMust,
  conflictWith,
  fitsMode,
  hasDays,
  isAvailable,
  isCleared,
  isRested,
  mayBeProposed,
  refusesCountry,
  speaks,
} from '#app/features/matching/scoring/predicates.ts'
import type { ReadyExpert, ReadyRequest } from '#app/features/matching/scoring/prepare.ts'
import { commonButOne, forEachPlace } from './bit-set.ts'
import type { Pool } from './pool.ts'

/**
 * One thing that a request asks, and how many could answer were it not asked. Vouching is told from its skill by `has`: the skill itself at its
 * level, `confidence` self.
 */
export type ConditionCost = { code: Condition; detail: Evidence; without: number }
/** How many can answer a request, of how many who may be proposed for it; the dearest condition first. */
export type Answering = { experts: number; total: number; conditions: ConditionCost[] }

type Detail = { code: Condition; detail: Evidence; isMet: (expert: ReadyExpert) => boolean }

/** Counts who could answer, and what each thing asked costs. Conditions that lie with the expert (consent, conflict) make the total, not a cost. */
export function countInPool(request: ReadyRequest, pool: Pool): Answering {
  const total = pool.experts.filter((expert) => isOfTotal(request, expert)).length
  return { ...countCosts(request, pool), total }
}

/** The same without the total, sooner. */
export function countCosts(request: ReadyRequest, { experts, sets }: Pool): Omit<Answering, 'total'> {
  const details = detailsOf(request)
  const without = details.map(() => 0)
  let able = 0
  const unvouched = { ...request, request: { ...request.request, vouched: false } }
  // Who lacks two things of those that are known from the index costs nothing.
  forEachPlace(commonButOne(sets.everybody, sets.asked(unvouched)), (place) => {
    const expert = experts[place]
    const failed = expert ? onlyFailure(details, expert) : 'several'
    if (failed === 'several' || !expert || !isOfTotal(request, expert)) return
    if (failed === 'none') able += 1
    else without[failed] = (without[failed] ?? 0) + 1
  })
  const conditions = details
    .map(({ code, detail }, place) => ({ code, detail, without: able + (without[place] ?? 0) }))
    .sort((one, other) => other.without - one.without)
  return { experts: able, conditions }
}

const isOfTotal = (request: ReadyRequest, expert: ReadyExpert) =>
  mayBeProposed(request, expert) && !refusesCountry(request, expert) && conflictWith(request, expert) === null

function onlyFailure(details: readonly Detail[], expert: ReadyExpert): number | 'none' | 'several' {
  let failed: number | 'none' = 'none'
  for (const [place, { isMet }] of details.entries()) {
    if (isMet(expert)) continue
    if (failed !== 'none') return 'several'
    failed = place
  }
  return failed
}

function detailsOf(request: ReadyRequest): Detail[] {
  const { skills, languages, until, years } = request
  const { from, to, mode, clearances } = request.request
  const year = years[0]
  return [
    ...skills.filter(({ must }) => must).map((asked): Detail => skillDetail(asked)),
    ...vouchingDetail(request),
    ...languages
      .filter(({ must }) => must)
      .map((asked): Detail => ({
        code: 'LANG',
        detail: { kind: 'language', tag: asked.tag, asked: CEFR[asked.rank] ?? 'A1', must: true, has: null },
        isMet: (expert) => speaks(asked, expert),
      })),
    ...(from !== undefined && to !== undefined
      ? [
          {
            code: 'AVAIL',
            detail: { kind: 'window', from, to, freeFrom: null, freeTo: null },
            isMet: (expert) => isAvailable(request, expert) && isRested(request, expert),
          } satisfies Detail,
        ]
      : []),
    ...(mode === 'either'
      ? []
      : [
          {
            code: 'MODE',
            detail: { kind: 'mode', asked: mode, has: OTHER_MODE[mode] },
            isMet: (expert) => fitsMode(request, expert),
          } satisfies Detail,
        ]),
    ...clearances.map((clearance): Detail => ({
      code: 'CLEAR',
      detail: { kind: 'clearance', clearance, validUntil: null, neededUntil: dayText(until) },
      isMet: (expert) => isCleared(clearance, request, expert),
    })),
    ...(year
      ? [
          {
            code: 'DAYS',
            detail: { kind: 'days', asked: request.request.days, left: 0, year: year.year },
            isMet: (expert) => hasDays(request, expert),
          } satisfies Detail,
        ]
      : []),
  ]
}

const OTHER_MODE: Readonly<Record<WorkMode, WorkMode>> = { onsite: 'remote', remote: 'onsite', either: 'either' }

type AskedSkill = ReadyRequest['skills'][number]

const skillDetail = (asked: AskedSkill): Detail => ({
  code: 'SKILL',
  detail: { kind: 'skill', asked: asked.key, askedLevel: asked.level, must: true, has: null, level: 0, relation: 'none', confidence: null },
  isMet: (expert) => answersMust(asked, expert, false),
})

/** That must-have skills are vouched for is one thing asked, whatever their number: met where those an expert has at their level all are. */
function vouchingDetail({ skills, request: { vouched } }: ReadyRequest): Detail[] {
  const musts = skills.filter(({ must }) => must)
  const [first] = musts
  if (!vouched || !first) return []
  const { key, level } = first
  return [
    {
      code: 'SKILL',
      detail: { kind: 'skill', asked: key, askedLevel: level, must: true, has: key, level, relation: 'exact', confidence: 'self' },
      isMet: (expert) => musts.every((asked) => !answersMust(asked, expert, false) || answersMust(asked, expert, true)),
    },
  ]
}
