import { costsOf, valuesOf, wholePairs } from '../costs.ts'
import { keepAtLeast, NoAnswerExists, runStage, type Session, type StageRun } from '../run-stage.ts'
import { stageOf, type Reached, type StageResult } from './reached.ts'

/** `row`: the place of its row of the model, from `addGroups` on. */
export type Group = { name: string; members: number[]; alone: number; row: number }

const TINY = 1e-9

/**
 * The groups that could fill any slot, each with the most it could fill were no other group there: the other requests get nothing but
 * their locks. Run before anything is kept from another stage.
 */
export function fillAlone(session: Session): Group[] {
  const { problem, model, layout } = session
  const hasFloors = problem.experts.some(({ min }) => min > 0)
  const all = { kind: 'range', from: layout.pairs, to: layout.columns - 1 } as const
  const none = new Float64Array(layout.requests)
  const slots = Float64Array.from(problem.requests, (request) => request.slots)
  const locks = Float64Array.from(problem.ofRequest, (members) => members.filter((pair) => problem.pairs[pair]?.isLocked).length)
  const groups = problem.groups.map((name, group): Group => {
    const members = problem.requests.flatMap((request, place) => (request.group === group ? [place] : []))
    const isMember = new Set(members)
    // A floor may need the other requests: then they only do not count.
    if (!hasFloors)
      model.changeColsBounds(
        all,
        none,
        slots.map((most, request) => (isMember.has(request) ? most : (locks[request] ?? 0))),
      )
    const run = runStage(session, 'fairness', costsOf(session, { slot: (request) => (isMember.has(request) ? 1 : 0) }))
    return { name, members, alone: run.values ? Math.round(run.objective) : 0, row: -1 }
  })
  model.changeColsBounds(all, none, slots)
  return addGroups(
    session,
    groups.filter(({ alone }) => alone > 0),
  )
}

/** One more column, the share of the worst-off group, held at 0 wherever it is not asked for; for each group a row: its filled slots - what it could fill alone x share >= 0. */
function addGroups(session: Session, groups: Group[]): Group[] {
  const { model, layout } = session
  if (groups.length > 0) model.addCol(0, 0, 0, { indices: [], values: [] })
  return groups.map((group) => {
    const row = model.getDimensions().numRows
    keepAtLeast(session, 0, {
      indices: Int32Array.from([...group.members.map((request) => layout.pairs + request), layout.columns]),
      values: Float64Array.from([...group.members.map(() => 1), -group.alone]),
    })
    return { ...group, row }
  })
}

export const filledOf = (session: Session, group: Group, pairs: number[]): number => {
  const members = new Set(group.members)
  return pairs.filter((pair) => members.has(session.problem.pairs[pair]?.request ?? -1)).length
}

/** Share of the worst-off group: filled slots against what it could fill alone. 1 where there is no group that could fill any. */
export function worstShare(session: Session, groups: Group[], pairs: number[]): number {
  return Math.min(1, ...groups.map((group) => filledOf(session, group, pairs) / group.alone))
}

/** Lifts the worst-off group as far as the coverage that is kept allows, and keeps what is reached. */
export function solveFairness(session: Session, groups: Group[], reached: Reached): StageResult {
  const began = performance.now()
  const { model, layout } = session
  const known = reached.pairs ?? []
  const share = worstShare(session, groups, known)
  if (share >= 1) return end(session, groups, known, { bound: 1, began, reached })
  const costs = new Float64Array(layout.columns + 1)
  costs[layout.columns] = 1
  model.changeColBounds(layout.columns, 0, 1)
  const start = valuesOf(session, known, layout.columns + 1)
  start[layout.columns] = share
  const run = runStage(session, 'fairness', costs, { start, timeShare: session.isWhole ? 0.5 : 1 })
  model.changeColBounds(layout.columns, 0, 0)
  const found = session.isWhole ? wholeShare(session, run) : highestShare(session, groups, run.bound)
  const pairs = found && worstShare(session, groups, found) > share ? found : known
  const bound = session.isWhole ? run.bound : found ? worstShare(session, groups, found) : 1
  return end(session, groups, pairs, { bound: Math.min(1, bound), began, reached })
}

const wholeShare = (session: Session, { values }: StageRun) => (values ? wholePairs(session, values) : null)

/**
 * In a network a floor for each group keeps the linear optimum whole. So the shares that exist are tried from the linear bound downwards
 * until one can be met.
 */
function highestShare(session: Session, groups: Group[], bound: number): number[] | null {
  if (!Number.isFinite(bound)) return null
  const shares = groups.flatMap(({ alone }) => Array.from({ length: alone + 1 }, (_, filled) => filled / alone))
  const falling = [...new Set(shares)].filter((share) => share <= bound + TINY).sort((one, other) => other - one)
  for (const share of falling) {
    setFloors(session, groups, share)
    try {
      const { values } = runStage(session, 'fairness', new Float64Array(session.layout.columns + 1))
      if (!values) return null
      return wholePairs(session, values)
    } catch (error) {
      if (!(error instanceof NoAnswerExists)) throw error
    }
  }
  return null
}

function setFloors({ model, highs }: Session, groups: Group[], share: number): void {
  for (const { alone, row } of groups) model.changeRowBounds(row, Math.ceil(share * alone - TINY), highs.infinity)
}

function end(
  session: Session,
  groups: Group[],
  pairs: number[],
  { bound, began, reached }: { bound: number; began: number; reached: Reached },
): StageResult {
  const objective = worstShare(session, groups, pairs)
  session.model.changeColBounds(session.layout.columns, 0, 0)
  session.model.changeColCost(session.layout.columns, 0)
  setFloors(session, groups, objective)
  return { stage: stageOf('fairness', { objective, bound, began }), reached: { ...reached, pairs } }
}
