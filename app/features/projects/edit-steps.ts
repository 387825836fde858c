import { PROJECT_TEXTS } from './content.ts'

/** The steps of a project's form, in order; each can be opened at any time. */
export const STEPS = [
  'texts',
  'facts',
  'sectors',
  'countries',
  'places',
  'organisations',
  'budgets',
  'transactions',
  'documents',
  'contacts',
  'related',
  'check',
] as const
export type ProjectStep = (typeof STEPS)[number]

/** Steps that are a list of rows, each with a form of its own; the table has the name of the step. */
export const ROW_STEPS = ['places', 'organisations', 'budgets', 'transactions', 'documents', 'contacts', 'related'] as const
export type RowStep = (typeof ROW_STEPS)[number]

/** Steps that are one form. */
export type FieldStep = Exclude<ProjectStep, RowStep | 'check'>

export const isStep = (value: string): value is ProjectStep => (STEPS as readonly string[]).includes(value)
export const isRowStep = (step: string): step is RowStep => (ROW_STEPS as readonly string[]).includes(step)

/** Without these a project cannot be submitted; see hindrances.ts. */
export const NEEDED_STEPS: readonly ProjectStep[] = ['texts', 'facts', 'sectors', 'countries', 'organisations']

/** The parts of the content that the form of a step holds. */
export const STEP_PARTS: Record<FieldStep, readonly string[]> = {
  texts: ['text'],
  facts: ['facts'],
  sectors: ['sectors'],
  countries: ['countries', 'regions'],
}

/** The page of the form, after `edit/`, that holds a field (`title@fr`, `budgets/r1/value/amount`), a row or a table; empty: the whole. */
export function formPage(field: string): string {
  if (field === '') return 'check'
  const [place = '', row] = (field.split('@')[0] ?? '').split('/')
  if (isRowStep(place)) return row ? `${place}/${row}` : place
  if (place === 'regions') return 'countries'
  if (isStep(place)) return place
  return (PROJECT_TEXTS as readonly string[]).includes(place) ? 'texts' : 'facts'
}

export const nextStep = (step: ProjectStep): ProjectStep => STEPS[STEPS.indexOf(step) + 1] ?? 'check'
