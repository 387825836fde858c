import { openPool, type Pool } from '#app/features/matching/candidates/pool.ts'
import type { RoundOutcome, RoundResult } from '#app/features/matching/rounds/outcome.ts'
import type { RoundSettings } from '#app/features/matching/rounds/settings.ts'
import type { RoundSnapshot } from '#app/features/matching/rounds/snapshot.ts'
import { failedConditions } from '#app/features/matching/scoring/conditions.ts'
import type { SolverAnswer } from '#app/features/matching/solver/instance.ts'
import { solveInstance } from '#app/features/matching/solver/solve-instance.ts'
import loadHighs, { type Highs } from 'highs'
import { buildInstance, languageOf } from './build-instance.ts'
import { explainAssignments, whoHasWhat } from './explain.ts'
import { marginsOf } from './margins.ts'
import { makeOffers, offered, widen, type Offer } from './offer.ts'
import { explainUnfilled } from './unfilled.ts'

/** Steps of a round, in their order; each a message key of the pages. */
export const ROUND_STEPS = ['load', 'rank', 'solve', 'explain', 'store'] as const
export type RoundStep = (typeof ROUND_STEPS)[number]
export type OnStep = (step: RoundStep, share: number | null) => void

/**
 * Computes a round from its snapshot and settings: the same ones give the same result, unless the time limit cut the solver short, which the outcome
 * then says. Heavy: for a thread of its own.
 */
export async function computeRound(snapshot: RoundSnapshot, hash: string, settings: RoundSettings, onStep: OnStep): Promise<RoundResult> {
  const clock = startClock()
  const pool = openPool(snapshot.experts, {
    today: snapshot.day,
    weights: settings.weights,
    south: settings.south,
    forbidden: snapshot.decisions.filter(({ kind }) => kind === 'FORBID'),
    declined: snapshot.declined,
  })
  const first = makeOffers(snapshot, pool, (share) => onStep('rank', share))
  const prepare = clock()
  const highs = await loadHighs()
  const { answer, offers, instance } = solveWidening(highs, first, pool, snapshot, settings, onStep)
  const solve = clock()
  onStep('explain', 0)
  const gap = answer.stages.every(({ proven }) => proven) ? null : Math.max(0, ...answer.stages.map((stage) => stage.gap))
  const assigned = whoHasWhat(answer.assignments)
  const assignments = explainAssignments(
    offers,
    pool,
    { assigned, ...marginsOf(highs, instance, answer, offers, pool, assigned) },
    { weights: settings.weights, snapshotHash: hash, gap },
    (share) => onStep('explain', share),
  )
  const outcome = outcomeOf({ snapshot, pool, offers, answer, gap })
  return { outcome: { ...outcome, seconds: { prepare, solve, explain: clock() } }, assignments }
}

/** Solves with the best candidates of each request, and again with more of those that stay unfilled. */
function solveWidening(highs: Highs, first: Offer[], pool: Pool, snapshot: RoundSnapshot, settings: RoundSettings, onStep: OnStep) {
  const started = performance.now()
  let offers = first
  for (;;) {
    const left = settings.seconds - (performance.now() - started) / 1000
    onStep('solve', null)
    const instance = { ...buildInstance(offers, pool, snapshot, settings), timeLimit: Math.max(1, left) }
    const answer = solveInstance(highs, instance)
    const wider = answer.status === 'infeasible' ? null : widen(offers, new Set(answer.unfilled.map(({ request }) => request)))
    if (!wider || left < settings.seconds / 2) return { answer, offers, instance }
    offers = wider
  }
}

type Solved = { snapshot: RoundSnapshot; pool: Pool; offers: Offer[]; answer: SolverAnswer; gap: number | null }

function outcomeOf({ snapshot, pool, offers, answer, gap }: Solved): Omit<RoundOutcome, 'seconds'> {
  const filled = new Map<string, number>()
  for (const { request } of answer.assignments) filled.set(request, (filled.get(request) ?? 0) + 1)
  const sum = (requests: RoundSnapshot['requests'], value: (request: RoundSnapshot['requests'][number]) => number) =>
    requests.reduce((total, request) => total + value(request), 0)
  const slots = (requests: RoundSnapshot['requests']) => sum(requests, (request) => request.slots)
  const given = (requests: RoundSnapshot['requests']) => sum(requests, ({ id }) => filled.get(id) ?? 0)
  const alone = new Map(answer.groups.map((group) => [group.group, group.alone]))
  const languages = [...new Set(snapshot.requests.map(languageOf))].sort()
  return {
    status: answer.status,
    stages: answer.stages,
    gap,
    score: answer.objective,
    bound: answer.bound,
    sizes: {
      requests: snapshot.requests.length,
      places: slots(snapshot.requests),
      experts: snapshot.experts.length,
      possible: offers.reduce((total, { ranked }) => total + ranked.length, 0),
      offered: offers.reduce((total, offer) => total + offered(offer).length, 0),
    },
    coverage: ([1, 2, 3] as const).map((priority) => {
      const requests = snapshot.requests.filter((request) => request.priority === priority)
      return { priority, places: slots(requests), filled: given(requests) }
    }),
    groups: languages.map((language) => {
      const requests = snapshot.requests.filter((request) => languageOf(request) === language)
      return { language, places: slots(requests), filled: given(requests), alone: alone.get(language ?? '-') ?? 0 }
    }),
    unfilled: answer.status === 'infeasible' ? [] : explainUnfilled(offers, filled, pool),
    told: toldOf(snapshot, answer),
    brokenLocks: brokenLocks(snapshot, pool, offers),
    dropped: [],
    problems: answer.problems,
    notes: answer.notes,
  }
}

function toldOf({ told }: RoundSnapshot, { assignments }: SolverAnswer): RoundOutcome['told'] {
  const kept = new Set(assignments.map(({ request, expert }) => `${request} ${expert}`))
  const changed = told.filter(({ needId, profileId }) => !kept.has(`${needId} ${profileId}`))
  return { kept: told.length - changed.length, changed }
}

/** Locks on requests of the round whose pair a condition keeps apart by now; an expert who is gone has withdrawn consent. */
function brokenLocks({ decisions }: RoundSnapshot, pool: Pool, offers: readonly Offer[]): RoundOutcome['brokenLocks'] {
  const readyOf = new Map(offers.map(({ ready }) => [ready.request.id, ready]))
  return decisions.flatMap(({ needId, profileId, kind }) => {
    const ready = readyOf.get(needId)
    if (kind !== 'LOCK' || !ready) return []
    const expert = pool.experts.find((one) => one.expert.id === profileId)
    const blockedBy = expert ? failedConditions(ready, expert, pool.context) : (['CONSENT'] as const)
    return blockedBy.length > 0 ? [{ needId, profileId, blockedBy: [...blockedBy] }] : []
  })
}

function startClock() {
  let last = performance.now()
  return () => {
    const now = performance.now()
    const seconds = Math.round(now - last) / 1000
    last = now
    return seconds
  }
}
