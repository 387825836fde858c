// Expertise requests and experts as they come: few skills much asked for, calendars, languages, days a year, partners. Same seed, same instance.

const SKILLS = 110
const LANGUAGES = ['en', 'fr', 'es', 'ar', 'pt']
const LANGUAGE_SHARE = [0.4, 0.27, 0.17, 0.09, 0.07]
const YEAR = 365
const BEST = 25

/**
 * A solver instance of `requests` x `experts`: for each request the best 25 experts who meet every condition (skills at their level,
 * language, calendar, clearance, no conflict of organisation), with day budgets, one request at a time, and partners.
 */
export function makeInstance({ requests: requestCount, experts: expertCount, seed, best = BEST }) {
  const random = seeded(seed)
  const experts = Array.from({ length: expertCount }, (_, at) => makeExpert(at, random))
  const requests = Array.from({ length: requestCount }, (_, at) => makeRequest(at, random))
  const bySkill = indexBySkill(experts)
  const scores = requests.flatMap((request) => rank(request, experts, bySkill, best))
  return {
    requests: requests.map(({ id, slots, priority, group }) => ({ id, slots, priority, group })),
    experts: experts.map(({ id }) => ({ id, capacity: 4, concurrent: 1 })),
    scores,
    objective: 'coverage-first',
    budgets: experts.map(({ id, days }) => ({ expert: id, days })),
    needs: requests.map(({ id, from, to, days }) => ({ request: id, from, to, days })),
    partners: partnersOf(experts),
  }
}

function makeExpert(at, random) {
  const skills = new Map()
  for (let n = 1 + Math.floor(random() * 4); n > 0; n--) skills.set(zipf(random), 1 + Math.floor(random() * 5))
  const languages = new Map([[pickLanguage(random), 4 + Math.floor(random() * 3)]])
  if (random() < 0.6) languages.set(pickLanguage(random), 2 + Math.floor(random() * 4))
  const from = Math.floor(random() * YEAR) - 120
  return {
    id: `e${String(at).padStart(5, '0')}`,
    skills,
    languages,
    from,
    to: from + 90 + Math.floor(random() * 240),
    days: 20 + Math.floor(random() * 130),
    isCleared: random() < 0.75,
    organisation: Math.floor(random() * 60),
    confidence: [1, 0.9, 0.75][Math.floor(random() * 3)],
  }
}

function makeRequest(at, random) {
  const skills = new Map()
  for (let n = 1 + Math.floor(random() * 2); n > 0; n--) skills.set(zipf(random), 2 + Math.floor(random() * 3))
  const from = Math.floor(random() * YEAR)
  const length = 10 + Math.floor(random() * 80)
  const group = pickLanguage(random)
  return {
    id: `r${String(at).padStart(5, '0')}`,
    skills,
    group,
    level: 3 + Math.floor(random() * 3),
    from,
    to: from + length,
    days: Math.max(5, Math.round(length * (0.4 + random() * 0.6))),
    slots: 1 + Math.floor(random() ** 3 * 4),
    priority: 1 + Math.floor(random() ** 0.6 * 3),
    mustBeCleared: random() < 0.3,
    organisation: Math.floor(random() * 60),
  }
}

function rank(request, experts, bySkill, best) {
  const [first] = request.skills.keys()
  return (bySkill.get(first) ?? [])
    .map((at) => ({ request: request.id, expert: experts[at].id, score: scoreOf(request, experts[at]) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || (one.expert < other.expert ? -1 : 1))
    .slice(0, best)
}

/** 0 where a condition does not hold, else up to 1000. */
function scoreOf(request, expert) {
  if (expert.from > request.from || expert.to < request.to || expert.days < request.days) return 0
  if (request.mustBeCleared && !expert.isCleared) return 0
  if (request.organisation === expert.organisation) return 0
  const spoken = expert.languages.get(request.group) ?? 0
  if (spoken < request.level) return 0
  let met = 0
  let isFirst = true
  for (const [skill, level] of request.skills) {
    const has = expert.skills.get(skill) ?? 0
    if (isFirst && has < level) return 0
    met += Math.min(1, has / level) * expert.confidence
    isFirst = false
  }
  const skill = met / request.skills.size
  const slack = Math.min(1, (expert.to - expert.from - (request.to - request.from)) / 200)
  return Math.round(650 * skill + 200 * Math.min(1, (spoken - request.level + 1) / 3) + 150 * slack)
}

function indexBySkill(experts) {
  const bySkill = new Map()
  for (const [at, expert] of experts.entries()) {
    for (const skill of expert.skills.keys()) bySkill.set(skill, [...(bySkill.get(skill) ?? []), at])
  }
  return bySkill
}

/** Forty organisations lend experts, each at most 60 % of those it lists. */
function partnersOf(experts) {
  const partners = new Map()
  for (const { id, organisation } of experts) {
    if (organisation < 40) partners.set(organisation, [...(partners.get(organisation) ?? []), id])
  }
  return [...partners].map(([id, members]) => ({ id: `p${id}`, experts: members, max: Math.ceil(members.length * 0.6) }))
}

function pickLanguage(random) {
  let left = random()
  return LANGUAGES.find((_, at) => (left -= LANGUAGE_SHARE[at]) < 0) ?? 'en'
}

/** A few skills are asked for much more than the others. */
const zipf = (random) => Math.floor(SKILLS * random() ** 1.7)

/** Mulberry32: numbers in [0, 1) from a whole seed. */
/** @type {(seed: number) => () => number} */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
