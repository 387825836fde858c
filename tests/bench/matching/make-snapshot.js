// Requests for expertise and experts as rounds take them, with every condition. Same seed, same snapshot.

const DAY = 86_400_000
const TODAY = Date.UTC(2026, 10, 27) / DAY
const LANGUAGES = ['en', 'fr', 'es', 'ar', 'pt']
const SHARES = [0.4, 0.27, 0.17, 0.09, 0.07]
const CEFR = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2']
const COUNTRIES =
  'SN ML BF NE TD CM CI GN GW CV AO MZ ST TL HT BO PE CO GT HN KE ET UG RW BD NP LK PH VN KH EG MA TN JO YE IQ SD SO MG BR FR DE CA ES PT'.split(
    ' ',
  )
const CONTEXTS = ['conflict', 'disaster', 'epidemic', 'displacement', 'fragile', 'smallIsland', 'rural', 'urban']
const CLEARANCES = ['security', 'medical', 'safeguarding']
const WORDS =
  'water drilling quality audit budget statistics census teacher clinic vaccine road bridge harvest seed soil forest fishery energy solar grid tax customs justice gender planning logistics warehouse nutrition sanitation software network survey training'.split(
    ' ',
  )

/** Keys of skills from the most asked for to the rarest: minor groups of occupations and sectors. */
const SKILLS = Array.from({ length: 120 }, (_, at) =>
  at % 3 === 2 ? `dac:${110 + (at % 9) * 10}${10 + (at % 7) * 10}` : `isco:${211 + ((at * 7) % 130)}`,
)

/** A snapshot of a round: `requests` x `experts`. */
export function makeSnapshot({ requests, experts, seed }) {
  const random = seeded(seed)
  const pick = (list) => list[Math.floor(random() * list.length)]
  return {
    version: 1,
    day: dayText(TODAY),
    experts: Array.from({ length: experts }, (_, at) => makeExpert(at, random, pick)),
    requests: Array.from({ length: requests }, (_, at) => makeRequest(at, random, pick)),
    decisions: [],
    declined: [],
    told: [],
  }
}

function makeExpert(at, random, pick) {
  const skills = new Map()
  for (let n = 2 + Math.floor(random() * 4); n > 0; n -= 1) skills.set(zipf(random), 1 + Math.floor(random() * 4))
  const languages = new Map([[language(random), pick(['B2', 'C1', 'C2'])]])
  if (random() < 0.6) languages.set(language(random), pick(['A2', 'B1', 'B2', 'C1']))
  const from = TODAY + Math.floor(random() * 365) - 120
  return {
    id: idOf('e', at),
    workspaceId: `w${Math.floor(random() * 40)}`,
    organisationId: `o${Math.floor(random() * 60)}`,
    skills: [...skills].map(([key, level]) => ({ key, level, confidence: pick(['verified', 'attested', 'self']) })),
    languages: [...languages].map(([tag, level]) => ({ tag, level })),
    countries: Array.from({ length: Math.floor(random() * 4) }, () => ({
      code: pick(COUNTRIES),
      lastYear: 2010 + Math.floor(random() * 17),
    })),
    contexts: CONTEXTS.filter(() => random() < 0.2),
    base: pick(COUNTRIES),
    availability: [span(from, 90 + Math.floor(random() * 240))],
    mode: pick(['onsite', 'remote', 'either', 'either', 'either']),
    daysPerYear: 20 + Math.floor(random() * 130),
    restDays: pick([0, 0, 7, 14]),
    atOnce: random() < 0.05 ? 3 : 1,
    clearances: CLEARANCES.filter(() => random() < 0.7).map((kind) => ({ kind, validUntil: dayText(TODAY + Math.floor(random() * 900)) })),
    notIn: random() < 0.1 ? [pick(COUNTRIES)] : [],
    conflicts: random() < 0.05 ? [`o${Math.floor(random() * 60)}`] : [],
    proposedBy: random() < 0.92 ? 'COORDINATORS' : 'WORKSPACE',
    missions: random() < 0.1 ? [{ ...span(TODAY + Math.floor(random() * 200), 20), days: 15, onsite: random() < 0.7 }] : [],
    text: { [[...languages.keys()][0]]: Array.from({ length: 40 }, () => pick(WORDS)).join(' ') },
  }
}

function makeRequest(at, random, pick) {
  const skills = new Map()
  for (let n = 1 + Math.floor(random() * 2); n > 0; n -= 1) skills.set(zipf(random), { level: 2 + Math.floor(random() * 2), must: true })
  if (random() < 0.5) skills.set(zipf(random), { level: 2, must: false })
  const length = 10 + Math.floor(random() * 80)
  const main = language(random)
  return {
    id: idOf('n', at),
    workspaceId: `w${Math.floor(random() * 40)}`,
    organisationId: `o${Math.floor(random() * 60)}`,
    title: { [main]: `Request ${at}` },
    skills: [...skills].map(([key, asked]) => ({ key, ...asked })),
    languages: [{ tag: main, level: CEFR[2 + Math.floor(random() * 3)], must: true }],
    sector: '14030',
    country: pick(COUNTRIES),
    ...span(TODAY + 7 + Math.floor(random() * 300), length),
    mode: pick(['onsite', 'onsite', 'remote', 'either']),
    slots: 1 + Math.floor(random() ** 3 * 4),
    priority: 1 + Math.floor(random() ** 0.6 * 3),
    days: Math.max(5, Math.round(length * (0.4 + random() * 0.3))),
    vouched: random() < 0.2,
    clearances: CLEARANCES.filter(() => random() < 0.15),
    contexts: CONTEXTS.filter(() => random() < 0.15),
    text: { [main]: Array.from({ length: 30 }, () => pick(WORDS)).join(' ') },
  }
}

const span = (from, length) => ({ from: dayText(from), to: dayText(from + length) })
const dayText = (number) => new Date(number * DAY).toISOString().slice(0, 10)
const idOf = (letter, at) => `${letter}${String(at).padStart(5, '0')}`
const zipf = (random) => SKILLS[Math.floor(SKILLS.length * random() ** 1.6)]

function language(random) {
  const value = random()
  let sum = 0
  return LANGUAGES.find((_, at) => (sum += SHARES[at]) > value) ?? 'en'
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
