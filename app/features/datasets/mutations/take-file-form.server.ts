import { readCorrection, readingName, readingOf, type CorrectionProblem } from '#app/features/datasets/loading/correction.ts'
import { findLoad, listTables, queueLoad, rereadLoad, type ChosenTable, type Load } from '#app/features/datasets/loading/loads.server.ts'
import { takeLoad } from '#app/features/datasets/loading/take-load.server.ts'
import { requireFileTaking, takeFormFile } from '#app/features/datasets/loading/uploads.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { formText, formTexts } from '#app/platform/http/form-text.ts'
import type { SentForm } from '#app/platform/http/multipart.server.ts'

type Where = { workspaceId: string; datasetId: string }

/** Why a file was not taken. */
type FileProblem = { name: 'file'; messageKey: 'noFile' | 'tooLarge' | 'full' }

export type FileReply =
  { outcome: 'taken' } | { outcome: 'refused'; problems: (CorrectionProblem | FileProblem)[]; typed: Record<string, string> }

/** Takes a file from a form without JavaScript. */
export async function takeSentFile(actor: Actor, where: Where, sent: SentForm): Promise<FileReply> {
  try {
    return (await takeFormFile(actor, where, sent)) ? { outcome: 'taken' } : fileRefused('noFile')
  } catch (error) {
    if (error instanceof AppError && error.kind === 'too-large') return fileRefused('tooLarge')
    if (isDiskFull(error)) return fileRefused('full')
    throw error
  }
}

const fileRefused = (messageKey: FileProblem['messageKey']): FileReply => ({
  outcome: 'refused',
  problems: [{ name: 'file', messageKey }],
  typed: {},
})

const isDiskFull = (error: unknown) =>
  error instanceof AppError ? error.messageKey === 'invalid.diskFull' : (error as NodeJS.ErrnoException | undefined)?.code === 'ENOSPC'

/** Takes the form beside what was understood: its file read otherwise, or made the file of the working copy. Throws `forbidden`, `not-found`, `invalid`. */
export async function takeFileForm(actor: Actor, where: Where, form: FormData): Promise<FileReply> {
  await requireFileTaking(actor, where)
  const load = await findLoad(formText(form, 'load'))
  if (load?.recordId !== where.datasetId) throw notFound('dataset')
  switch (formText(form, 'intent')) {
    case 'use':
      if (!(await takeLoad(actor, load.id))) throw new AppError('invalid', 'invalid.form')
      return { outcome: 'taken' }
    case 'again':
      return readAgain(actor, load, [])
    case 'reread':
      return reread(actor, load, form)
    default:
      throw new AppError('invalid', 'invalid.form')
  }
}

async function reread(actor: Actor, load: Load, form: FormData): Promise<FileReply> {
  const tables = await listTables(load.id)
  const typed = formTexts(form)
  const field = (name: string) => typed.get(name)
  const read = tables.map((table) => ({ table, ...readCorrection(field, table.position, table.structure) }))
  const problems = read.flatMap((one) => one.problems)
  if (problems.length > 0) return { outcome: 'refused', problems, typed: Object.fromEntries(typed) }
  const chosen: ChosenTable[] = read.map(({ table, structure }) => ({
    structure,
    readings: table.columns.map((_, column) => readingOf(field(readingName(table.position, column)) ?? 'auto')),
  }))
  return readAgain(actor, load, chosen)
}

async function readAgain(actor: Actor, load: Load, chosen: ChosenTable[]): Promise<FileReply> {
  const again = await rereadLoad(actor, load, chosen)
  await queueLoad(again.id)
  return { outcome: 'taken' }
}
