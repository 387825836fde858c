import { InputFaults, shown } from './input-faults.ts'
import {
  OBJECTIVES,
  type PairKey,
  type SolverExpert,
  type SolverInstance,
  type SolverObjective,
  type SolverPair,
  type SolverRequest,
} from './instance.ts'

/** `faults`: the first ones, each with its path; `count`: how many there are in all; `unknown`: names that mean nothing here and are left out. */
export type ReadInstance = { instance: SolverInstance; unknown: string[] } | { faults: string[]; count: number }

const MOST_PAIRS = 1_000_000
/** Beyond this, sums of scores lose their digits. */
const MOST_SCORE = 1e12
const MOST_SLOTS = 1_000_000

const NAMES = {
  instance: ['requests', 'experts', 'scores', 'locked', 'forbidden', 'objective'],
  request: ['id', 'slots', 'priority', 'group'],
  expert: ['id', 'capacity', 'min'],
  score: ['request', 'expert', 'score'],
  pair: ['request', 'expert'],
}

/** An instance from the text of a JSON file. Nothing is mended: every wrong value is named with its path. */
export function readInstance(text: string): ReadInstance {
  const faults = new InputFaults()
  const given = parse(text, faults)
  if (faults.count > 0) return faults.told()
  if (!faults.isObject(given, 'the file', NAMES.instance)) return faults.told()
  const requests = readRequests(given.requests, faults)
  const experts = readExperts(given.experts, faults)
  const known = { requests: placesOf(requests, 'requests', faults), experts: placesOf(experts, 'experts', faults) }
  const scores = readScores(given.scores, known, faults)
  const locked = readPairs(given.locked, 'locked', known, faults)
  const forbidden = readPairs(given.forbidden, 'forbidden', known, faults)
  const objective = readObjective(given.objective, faults)
  if (faults.count > 0) return faults.told()
  return { instance: { requests, experts, scores, locked, forbidden, objective }, unknown: faults.unknown }
}

/** JSON has no NaN and no Infinity, yet programs write them: they are read as text no score can be, and then named where they stand. */
function parse(text: string, faults: InputFaults): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    try {
      return JSON.parse(
        text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (token) => (token.startsWith('"') ? token : `"${token}"`)),
      )
    } catch {
      faults.add('the file', `is not JSON: ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }
}

function readRequests(given: unknown, faults: InputFaults): SolverRequest[] {
  return faults.list(given, 'requests', NAMES.request, (entry, path) => ({
    id: faults.text(entry.id, `${path}.id`),
    slots: faults.whole(entry.slots, `${path}.slots`, 0, MOST_SLOTS),
    ...(entry.priority === undefined ? {} : { priority: faults.whole(entry.priority, `${path}.priority`, 1, MOST_SLOTS) }),
    ...(entry.group === undefined ? {} : { group: faults.text(entry.group, `${path}.group`) }),
  }))
}

function readExperts(given: unknown, faults: InputFaults): SolverExpert[] {
  return faults.list(given, 'experts', NAMES.expert, (entry, path) => ({
    id: faults.text(entry.id, `${path}.id`),
    capacity: faults.whole(entry.capacity, `${path}.capacity`, 0, MOST_SLOTS),
    ...(entry.min === undefined ? {} : { min: faults.whole(entry.min, `${path}.min`, 0, MOST_SLOTS) }),
  }))
}

type Known = { requests: Map<string, number>; experts: Map<string, number> }

function readScores(given: unknown, known: Known, faults: InputFaults): SolverPair[] {
  if (Array.isArray(given) && given.length > MOST_PAIRS) {
    faults.add('scores', `holds ${given.length} pairs; at most ${MOST_PAIRS} are read`)
    return []
  }
  const scores = faults.list(given, 'scores', NAMES.score, (entry, path) => ({
    ...readPair(entry, path, known, faults),
    score: faults.number(entry.score, `${path}.score`, MOST_SCORE),
  }))
  refuseTwice(scores, 'scores', faults)
  return scores
}

function readPairs(given: unknown, name: string, known: Known, faults: InputFaults): PairKey[] {
  if (given === undefined) return []
  const pairs = faults.list(given, name, NAMES.pair, (entry, path) => readPair(entry, path, known, faults))
  refuseTwice(pairs, name, faults)
  return pairs
}

function readPair(entry: Record<string, unknown>, path: string, known: Known, faults: InputFaults): PairKey {
  const request = faults.text(entry.request, `${path}.request`)
  const expert = faults.text(entry.expert, `${path}.expert`)
  if (request && !known.requests.has(request)) faults.add(`${path}.request`, `there is no request ${JSON.stringify(request)}`)
  if (expert && !known.experts.has(expert)) faults.add(`${path}.expert`, `there is no expert ${JSON.stringify(expert)}`)
  return { request, expert }
}

function readObjective(given: unknown, faults: InputFaults): SolverObjective {
  const found = OBJECTIVES.find((objective) => objective === (given ?? 'score'))
  if (!found) faults.add('objective', `must be one of ${OBJECTIVES.join(', ')}, not ${shown(given)}`)
  return found ?? 'score'
}

function placesOf(entries: { id: string }[], name: string, faults: InputFaults): Map<string, number> {
  const places = new Map<string, number>()
  for (const [place, { id }] of entries.entries()) {
    const earlier = places.get(id)
    if (earlier === undefined) places.set(id, place)
    else if (id) faults.add(`${name}[${place}].id`, `${JSON.stringify(id)} is already ${name}[${earlier}]`)
  }
  return places
}

function refuseTwice(pairs: PairKey[], name: string, faults: InputFaults): void {
  const places = new Map<string, Map<string, number>>()
  for (const [place, { request, expert }] of pairs.entries()) {
    const ofRequest = places.get(request) ?? new Map<string, number>()
    places.set(request, ofRequest)
    const earlier = ofRequest.get(expert)
    if (earlier === undefined) ofRequest.set(expert, place)
    else if (request && expert) {
      faults.add(`${name}[${place}]`, `the pair of ${JSON.stringify(request)} and ${JSON.stringify(expert)} is already ${name}[${earlier}]`)
    }
  }
}
