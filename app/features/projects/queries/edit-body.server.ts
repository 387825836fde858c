import { isRowStep, isStep, type ProjectStep, type RowStep } from '#app/features/projects/edit-steps.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { listRows, ROW_COLUMNS, type RowList } from './edit-rows.server.ts'
import { getStepForm, type StepForm } from './edit-step.server.ts'

/** What a step shows: one form, the rows of a table, or what is missing. */
export type StepBody =
  { kind: 'form'; form: StepForm } | { kind: 'rows'; step: RowStep; list: RowList; columns: readonly string[] } | { kind: 'check' }

type Wanted = { projectId: string; language: Language; search: URLSearchParams }

/** Reads what a step shows. The caller has seen to it that its reader may edit the project. */
export async function getStepBody(
  step: ProjectStep,
  { projectId, language, search }: Wanted,
  words: (key: string) => string,
): Promise<StepBody> {
  if (step === 'check') return { kind: 'check' }
  if (!isRowStep(step))
    return { kind: 'form', form: await getStepForm(step, { projectId, language, languages: search.getAll('language') }) }
  const page = Math.min(10_000, Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1))
  return { kind: 'rows', step, list: await listRows(step, { projectId, language, page }, words), columns: ROW_COLUMNS[step] }
}

/** The step that an address names. Throws `not-found`. */
export function stepOf(name: string): ProjectStep {
  if (!isStep(name)) throw notFound('page')
  return name
}

/** The step with rows that an address names. Throws `not-found`. */
export function rowStepOf(name: string): RowStep {
  if (!isRowStep(name)) throw notFound('page')
  return name
}
