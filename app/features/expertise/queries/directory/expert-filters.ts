import { CEFR, isCefr, type Cefr } from '#app/features/classifications/cefr.ts'
import { isCountry } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { CONFIDENCES, CONTEXTS, type Confidence, type Context } from '#app/features/expertise/content.ts'
import { realDay, type FilterProblem } from '#app/features/filters/filters.ts'

/**
 * What a list of experts is asked for. Values of one name are OR, names among each other AND; what is empty or null asks nothing.
 * The last three are for a workspace's own roster.
 */
export type ExpertFilters = {
  q: string
  skill: string[]
  language: string[]
  /** At this level at least; of all languages asked. */
  level: Cefr | null
  /** Worked there. */
  country: string[]
  context: Context[]
  mode: ('onsite' | 'remote')[]
  /** Free at some time between two days. */
  from: string | null
  to: string | null
  confidence: Confidence[]
  consent: ('workspace' | 'coordinators' | 'public')[]
  claimed: ('yes' | 'no')[]
}

export const NO_EXPERT_FILTERS: ExpertFilters = {
  q: '',
  skill: [],
  language: [],
  level: null,
  country: [],
  context: [],
  mode: [],
  from: null,
  to: null,
  confidence: [],
  consent: [],
  claimed: [],
}

/** Filters with several values, in the order in which they are offered. */
export const CHOICES = ['skill', 'language', 'country', 'context', 'mode', 'confidence', 'consent', 'claimed'] as const
export type ChoiceName = (typeof CHOICES)[number]
/** Choices about what is not public: who vouches, what is consented to. */
export const ROSTER_CHOICES: readonly ChoiceName[] = ['confidence', 'consent', 'claimed']

const oneOf = (values: readonly string[]) => (value: string) => values.includes(value)

const TESTS: Record<ChoiceName, (value: string) => boolean> = {
  skill: (value) => /^(isco:\d{1,3}|dac:(\d{3}|\d{5}))$/.test(value),
  language: (value) => /^[a-z]{2,3}$/.test(value) && languageName(value, 'en') !== value,
  country: isCountry,
  context: oneOf(CONTEXTS),
  mode: oneOf(['onsite', 'remote']),
  confidence: oneOf(CONFIDENCES),
  consent: oneOf(['workspace', 'coordinators', 'public']),
  claimed: oneOf(['yes', 'no']),
}

const LONGEST_QUERY = 200
const MOST_VALUES = 50

/** Reads the filters of an address; `isKnownSkill` says which skills the lists hold. What is not understood is left out and told. */
export function readExpertFilters(
  search: URLSearchParams,
  isKnownSkill: (key: string) => boolean,
  choices: readonly ChoiceName[] = CHOICES,
): { filters: ExpertFilters; problems: FilterProblem[] } {
  const problems: FilterProblem[] = []
  const refuse = (name: string, value: string) => void problems.push({ name, value: value.slice(0, 80).replace(/\p{Cc}/gu, '\uFFFD') })
  const read = (name: ChoiceName) => {
    const values = [...new Set(search.getAll(name).flatMap((value) => value.split(',')))]
      .map((value) => (name === 'country' ? value.trim().toUpperCase() : value.trim()))
      .filter(Boolean)
    if (values.length > MOST_VALUES) refuse(name, `${values.length} > ${MOST_VALUES}`)
    const known = values.slice(0, MOST_VALUES).filter((value) => TESTS[name](value) && (name !== 'skill' || isKnownSkill(value)))
    for (const value of values.slice(0, MOST_VALUES)) if (!known.includes(value)) refuse(name, value)
    return known
  }
  const one = <T extends string>(name: string, test: (value: string) => T | null) => {
    const value = search.get(name)?.trim()
    if (!value) return null
    const found = test(value)
    if (found === null) refuse(name, value)
    return found
  }
  const chosen = Object.fromEntries(choices.map((name) => [name, read(name)])) as Partial<ExpertFilters>
  const filters: ExpertFilters = {
    ...NO_EXPERT_FILTERS,
    ...chosen,
    q: (search.get('q') ?? '').trim().slice(0, LONGEST_QUERY),
    level: one('level', (value) => (isCefr(value.toUpperCase()) ? (value.toUpperCase() as Cefr) : null)),
    from: one('from', realDay),
    to: one('to', realDay),
  }
  if (filters.from && filters.to && filters.to < filters.from) {
    refuse('to', filters.to)
    filters.to = null
  }
  return { filters, problems }
}

/** The address part of filters, in one fixed order, what asks nothing left out. */
export function expertFilterParams(filters: ExpertFilters): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...NO_EXPERT_FILTERS, ...filters })) {
    const text = Array.isArray(value) ? [...value].sort().join(',') : (value ?? '')
    if (text) params.set(name, text)
  }
  return params
}

/** The level from which a language counts. */
export const levelAsked = ({ level }: ExpertFilters): Cefr => level ?? CEFR[0]
