import type { Pool } from '#app/features/matching/candidates/pool.ts'
import type { RoundSettings } from '#app/features/matching/rounds/settings.ts'
import type { RoundSnapshot } from '#app/features/matching/rounds/snapshot.ts'
import type { PairIds } from '#app/features/matching/scoring/context.ts'
import type { MatchRequest } from '#app/features/matching/model.ts'
import type { PairKey, SolverInstance, SolverPair } from '#app/features/matching/solver/instance.ts'
import { calendarLimits } from './calendar.ts'
import { offered, type Offer } from './offer.ts'

/** The language by which a request is counted: the must-have asked at the highest level, the first by tag of equal ones; null: none is a must. */
export function languageOf({ languages }: Pick<MatchRequest, 'languages'>): string | null {
  const [first] = languages
    .filter(({ must }) => must)
    .sort((one, other) => (one.level < other.level ? 1 : one.level > other.level ? -1 : one.tag < other.tag ? -1 : 1))
  return first?.tag ?? null
}

const NO_LANGUAGE = '-'

/** A round as the solver takes it; in rounds scores are whole and conditions are met by every pair. */
export function buildInstance(offers: readonly Offer[], pool: Pool, snapshot: RoundSnapshot, settings: RoundSettings): SolverInstance {
  const scores: SolverPair[] = []
  const load = new Map<string, number>()
  for (const offer of offers) {
    for (const { place, score } of offered(offer)) {
      const expert = pool.experts[place]?.expert.id ?? ''
      scores.push({ request: offer.ready.request.id, expert, score })
      load.set(expert, (load.get(expert) ?? 0) + 1)
    }
  }
  const pairs = new Set(scores.map(keyOf))
  const among = (list: readonly PairIds[]) => list.map(pairOf).filter((pair) => pairs.has(keyOf(pair)))
  return {
    objective: 'coverage-first',
    requests: snapshot.requests.map((request) => ({
      id: request.id,
      slots: request.slots,
      priority: request.priority,
      group: languageOf(request) ?? NO_LANGUAGE,
    })),
    // How many an expert takes in all is for the calendar to say.
    experts: [...load].sort(([one], [other]) => (one < other ? -1 : 1)).map(([id, capacity]) => ({ id, capacity })),
    scores,
    locked: among(snapshot.decisions.filter(({ kind }) => kind === 'LOCK')),
    told: among(snapshot.told),
    limits: calendarLimits(offers, pool),
    partners: settings.mostPerRoster === null ? [] : rosters(load, pool, settings.mostPerRoster),
    timeLimit: settings.seconds,
    gap: settings.gap,
  }
}

const pairOf = ({ needId, profileId }: PairIds): PairKey => ({ request: needId, expert: profileId })
const keyOf = ({ request, expert }: PairKey) => `${request} ${expert}`

function rosters(load: ReadonlyMap<string, number>, { experts }: Pool, max: number) {
  const members = new Map<string, string[]>()
  for (const { expert } of experts)
    if (load.has(expert.id)) members.set(expert.workspaceId, [...(members.get(expert.workspaceId) ?? []), expert.id])
  return [...members].map(([id, list]) => ({ id, experts: list, max }))
}
