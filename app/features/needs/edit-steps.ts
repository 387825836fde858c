import { NEED_TEXTS, type NeedFacts } from './content.ts'

/** The steps of a need's form, in order; each can be opened at any time. */
export const NEED_STEPS = ['texts', 'what', 'place', 'when', 'expertise', 'coverage', 'projects', 'check'] as const
export type NeedStep = (typeof NEED_STEPS)[number]

/** Steps that are a form. */
export type NeedFormStep = Exclude<NeedStep, 'check'>

export const isNeedStep = (value: string): value is NeedStep => (NEED_STEPS as readonly string[]).includes(value)

/** The steps that a need has: a request for expertise has one of its own. */
export const stepsOf = ({ kind }: Pick<NeedFacts, 'kind'>): NeedStep[] =>
  NEED_STEPS.filter((step) => step !== 'expertise' || kind === 'expertise')

/** Without these a need cannot be submitted; see hindrances.ts. */
export const NEEDED_STEPS: readonly NeedStep[] = ['texts', 'what', 'place', 'when']

/** The parts of the content that the form of a step holds. */
export const STEP_PARTS: Record<NeedFormStep, readonly string[]> = {
  texts: ['text'],
  what: ['facts'],
  place: ['facts'],
  when: ['facts'],
  expertise: ['facts', 'skills', 'languages'],
  coverage: ['facts'],
  projects: ['projects'],
}

const STEP_OF_FACT: Readonly<Record<string, NeedFormStep>> = {
  place: 'place',
  from: 'when',
  to: 'when',
  expertise: 'expertise',
  skills: 'expertise',
  languages: 'expertise',
  covered: 'coverage',
  coveredNote: 'coverage',
  projects: 'projects',
}

/** The page of the form, after `edit/`, that holds a field (`title@fr`, `facts/place/country`), a row or a table; empty: the whole. */
export function formPage(field: string): string {
  if (field === '') return 'check'
  const [first = '', second = ''] = (field.split('@')[0] ?? '').split('/')
  const fact = first === 'facts' ? second : first
  if ((NEED_TEXTS as readonly string[]).includes(fact)) return 'texts'
  return STEP_OF_FACT[fact] ?? 'what'
}

/** The step after one, of a need of that kind. */
export function nextStep(step: NeedStep, facts: Pick<NeedFacts, 'kind'>): NeedStep {
  const steps = stepsOf(facts)
  return steps[steps.indexOf(step) + 1] ?? 'check'
}
