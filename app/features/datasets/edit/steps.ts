import { DATASET_TEXTS } from '#app/features/datasets/record/content.ts'

/** The steps of a dataset's form, in order; each can be opened at any time. */
export const DATASET_STEPS = ['file', 'texts', 'about', 'columns', 'links', 'check'] as const
export type DatasetStep = (typeof DATASET_STEPS)[number]

/** Steps that are a form of the record's fields; `file` takes a file. */
export type DatasetFormStep = Exclude<DatasetStep, 'check' | 'file'>

export const isDatasetStep = (value: string): value is DatasetStep => (DATASET_STEPS as readonly string[]).includes(value)

/** Without these a dataset cannot be submitted; see record/hindrances.ts. */
export const NEEDED_STEPS: readonly DatasetStep[] = ['file', 'texts', 'about']

/** The parts of the content that the form of a step holds. */
export const STEP_PARTS: Record<DatasetFormStep, readonly string[]> = {
  texts: ['text'],
  about: ['facts', 'countries', 'sectors'],
  columns: ['columns'],
  links: ['links'],
}

/** The page of the form, after `edit/`, that holds a field (`title@fr`, `countries/c1/code`), a row or a table; empty: the whole. */
export function formPage(field: string): string {
  if (field === '') return 'check'
  const [first = ''] = (field.split('@')[0] ?? '').replace(/^facts\//, '').split('/')
  if ((DATASET_TEXTS as readonly string[]).includes(first)) return 'texts'
  return first === 'columns' || first === 'links' || first === 'file' ? first : 'about'
}

export const nextStep = (step: DatasetStep): DatasetStep => DATASET_STEPS[DATASET_STEPS.indexOf(step) + 1] ?? 'check'
