import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid'
import { possibleOwners } from '#app/features/provenance/change-owner.server.ts'
import { isKnownCode } from '#app/features/classifications/names.server.ts'
import { isUuid, type RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import type { SentForm } from '#app/platform/http/multipart.server.ts'
import { receiveUpload } from '#app/platform/http/receive-upload.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { STEPS_OF, stepSchema, type Selection, type Step } from '../chosen/steps.ts'
import { isBulkKind } from '../kinds.server.ts'
import { bulkPolicy } from '../policy.ts'
import { SHEET_UPLOAD_LIMIT } from '../sheets/limits.ts'
import { enqueueChange } from './changes.server.ts'
import { bulkFile, runBulk } from './run-change.server.ts'

type Where = { workspaceId: string; language: Language }

export type StartedSheet = { outcome: 'started'; changeId: string } | { outcome: 'refused'; problem: 'noFile' | 'emptyFile' }

/**
 * Takes in the form with a spreadsheet (`file`, `id`, `kind`) and has it worked out. The same file sent twice from one form is one
 * change. Throws `forbidden`, `too-large`, and `invalid` for what is no such form.
 */
export async function startSheet(actor: Actor, { workspaceId, language }: Where, sent: SentForm): Promise<StartedSheet> {
  if (actor.userId === null || !bulkPolicy.begin(actor, { workspaceId })) throw forbidden('import')
  const createdById = actor.userId
  const { fields, file, discard } = await receiveUpload(sent, path.dirname(bulkFile('x')), 'file', SHEET_UPLOAD_LIMIT)
  try {
    const kind = fields.get('kind')
    if (!isBulkKind(kind)) throw new AppError('invalid', 'invalid.form')
    if (!file || file.bytes === 0) return { outcome: 'refused', problem: file ? 'emptyFile' : 'noFile' }
    const formId = fields.get('id') ?? ''
    const id = uuidv5([workspaceId, createdById, kind, file.hash].join(' '), isUuid(formId) ? formId : uuidv7())
    await inTransaction(async (tx) => {
      const { count } = await tx.bulkChange.createMany({
        data: { id, workspaceId, kind, source: 'SHEET', fileName: file.name, language, createdById },
        skipDuplicates: true,
      })
      if (count === 0) return
      await mkdir(path.dirname(bulkFile(id)), { recursive: true })
      await rename(file.path, bulkFile(id))
      await enqueueChange(tx, { id, workspaceId })
    }).catch(async (reason: unknown) => {
      await rm(bulkFile(id), { force: true })
      throw reason
    })
    return { outcome: 'started', changeId: id }
  } finally {
    await discard()
  }
}

/** Fewer records than this are worked out, changed and taken back at once, without a wait. */
const AT_ONCE = 200

/** Does the job at once; where another has it already, or it fails, the queue does it. */
export async function runAtOnce(changeId: string): Promise<void> {
  await runBulk({ changeId }).catch((error: unknown) => log.warn({ err: error, changeId }, 'a change is left to the queue'))
}

/** What was wrong with the form of a step: message keys under `choose.problem`, by field. */
export type StepProblems = { name: string; key: string }[]

export type StartedChosen = { outcome: 'started'; changeId: string } | { outcome: 'refused'; problems: StepProblems }

/** Takes the form that says what to do with the records that were chosen, and works it out. Throws `forbidden` and `invalid`. */
export async function startChosen(actor: Actor, { workspaceId, language }: Where, form: FormData): Promise<StartedChosen> {
  if (actor.userId === null || !bulkPolicy.begin(actor, { workspaceId })) throw forbidden('bulk')
  const kind = formText(form, 'kind')
  if (!isBulkKind(kind)) throw new AppError('invalid', 'invalid.form')
  const selection = readSelection(form)
  const step = await readStep(form, kind, workspaceId)
  if (Array.isArray(step)) return { outcome: 'refused', problems: step }
  if ('ids' in selection && selection.ids.length === 0) return { outcome: 'refused', problems: [{ name: 'step', key: 'none' }] }
  const formId = formText(form, 'id')
  const id = isUuid(formId) ? uuidv5([workspaceId, actor.userId, JSON.stringify([step, selection])].join(' '), formId) : uuidv7()
  const row = { id, workspaceId, kind, source: 'CHOSEN' as const, step, selection, language, createdById: actor.userId }
  await inTransaction(async (tx) => {
    const { count } = await tx.bulkChange.createMany({ data: row, skipDuplicates: true })
    if (count === 1) await enqueueChange(tx, row)
  })
  if ('ids' in selection && selection.ids.length <= AT_ONCE) await runAtOnce(id)
  return { outcome: 'started', changeId: id }
}

export const isDoneAtOnce = (lines: number) => lines <= AT_ONCE

function readSelection(form: FormData): Selection {
  if (formText(form, 'all') === 'yes') return { query: formText(form, 'query').slice(0, 4000) }
  return { ids: [...new Set(form.getAll('record').map(String))].filter(isUuid).slice(0, 500) }
}

async function readStep(form: FormData, kind: RecordKind, workspaceId: string): Promise<Step | StepProblems> {
  const wanted = STEPS_OF[kind].find((name) => name === formText(form, 'step'))
  const wrong = (name: string, key: string): StepProblems => [{ name, key }]
  switch (wanted) {
    case undefined:
      return wrong('step', 'step')
    case 'owner': {
      const ownerId = formText(form, 'owner')
      if (ownerId === 'none') return { kind: 'owner', ownerId: null }
      const owners = await possibleOwners(workspaceId)
      return owners.some(({ id }) => id === ownerId) ? { kind: 'owner', ownerId } : wrong('owner', 'owner')
    }
    case 'sector': {
      const code = formText(form, 'sector')
      return /^\d{5}$/.test(code) && isKnownCode('Sector', code) ? { kind: 'sector', code } : wrong('sector', 'sector')
    }
    case 'iatiStatus':
      return read({ kind: wanted, code: formText(form, 'iatiStatus') }) ?? wrong('iatiStatus', 'iatiStatus')
    case 'severity':
      return read({ kind: wanted, level: Number(formText(form, 'severity')) }) ?? wrong('severity', 'severity')
    case 'visibility':
      return read({ kind: wanted, code: formText(form, 'visibility') }) ?? wrong('visibility', 'visibility')
    case 'withdraw':
      return read({ kind: wanted, reason: formText(form, 'reason').trim() }) ?? wrong('reason', 'reason')
    case 'submit':
    case 'takeBack':
    case 'publish':
    case 'delete':
      return { kind: wanted }
  }
}

const read = (step: unknown): Step | null => {
  const parsed = stepSchema.safeParse(step)
  return parsed.success ? parsed.data : null
}
