import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { AppError, forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import type { ImportReport } from './import-report.ts'
import { importPolicy, type ImportingWorkspace } from './policy.ts'
import type { SentForm } from '#app/platform/http/multipart.server.ts'
import { receiveUpload, type UploadedFile } from '#app/platform/http/receive-upload.server.ts'
import type { MessageParams } from './refusal.ts'

/** The job that brings an uploaded file in. */
export const IMPORT_JOB = 'import'

export type ImportState = 'WAITING' | 'RUNNING' | 'DONE' | 'REFUSED'

/** Why nothing of a file came in. `key` stands in the namespace `iati` unless it names another (`errors:forbidden.import`). */
export type StoredRefusal = { key: string; params: MessageParams; line: number | null; column: number | null }

/** A report as it is kept: the first of the activities that failed, and the number of the others. */
export type StoredReport = ImportReport & { furtherFailed: number }

/** What an import is, whoever reads it. */
type ImportFacts = {
  id: string
  fileName: string
  publish: boolean
  dryRun: boolean
  state: ImportState
  /** Activities worked through, of how many; null until the file was read through once. */
  done: number
  of: number | null
  createdAt: Date
  endedAt: Date | null
  /** Who sent it; null for a person who is no longer there. */
  by: string | null
}

export type ImportSummary = ImportFacts & { added: number; changed: number; unchanged: number; failed: number }

export type HeldImport = ImportFacts &
  ({ state: 'WAITING' | 'RUNNING' } | { state: 'DONE'; report: StoredReport } | { state: 'REFUSED'; refusal: StoredRefusal })

/** What becomes of the activities: drafts, published at once, or nothing but a report. */
export const IMPORT_MODES = ['draft', 'publish', 'check'] as const
export type ImportMode = (typeof IMPORT_MODES)[number]

/** `problem` is a key under `form.problem` in the namespace `iati-import`. */
export type StartReply =
  { outcome: 'started'; importId: string } | { outcome: 'refused'; problem: 'noFile' | 'emptyFile'; mode: ImportMode }

const importsFolder = () => path.resolve(readEnv().PORTAL_DATA_DIR, 'imports')
export const importedFile = (importId: string) => path.join(importsFolder(), importId)

/** The setting of a workspace that decides with the role who may publish an import at once. */
export async function importingWorkspace(workspaceId: string): Promise<ImportingWorkspace> {
  return db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { id: true, allowOwnPublication: true, approvalsRequired: true },
  })
}

/**
 * Takes in the form with a file (`file`, `id`, `mode`) and has it imported. The same file sent twice from one form in
 * the same mode is one import. Throws `forbidden` for who may not import or publish, and what
 * receiveUpload throws.
 */
export async function startImport(actor: Actor, workspaceId: string, sent: SentForm): Promise<StartReply> {
  if (actor.userId === null || !importPolicy.import(actor, { id: workspaceId })) throw forbidden('import')
  const { fields, file, discard } = await receiveUpload(sent, importsFolder(), 'file')
  try {
    const mode = IMPORT_MODES.find((known) => known === (fields.get('mode') ?? 'draft'))
    if (!mode) throw new AppError('invalid', 'invalid.form')
    if (!file || file.bytes === 0) return { outcome: 'refused', problem: file ? 'emptyFile' : 'noFile', mode }
    if (mode === 'publish' && !importPolicy.publish(actor, await importingWorkspace(workspaceId))) throw forbidden('importPublished')
    const importId = sendingId(fields.get('id'), [workspaceId, actor.userId, mode, file.hash])
    await queueImport(
      actor,
      { id: importId, workspaceId, userId: actor.userId, publish: mode === 'publish', dryRun: mode === 'check' },
      file,
    )
    return { outcome: 'started', importId }
  } finally {
    await discard()
  }
}

/** Follows from the form and from what was sent with it, so that another file sent from a page that was kept open is another import. */
const sendingId = (formId: string | undefined, sent: readonly string[]) =>
  uuidv5(sent.join(' '), formId && isUuid(formId) ? formId : uuidv7())

async function queueImport(
  actor: Actor,
  row: { id: string; workspaceId: string; userId: string; publish: boolean; dryRun: boolean },
  file: UploadedFile,
): Promise<void> {
  const target = importedFile(row.id)
  let moved = false
  await inTransaction(async (tx) => {
    const { count } = await tx.import.createMany({ data: { ...row, fileName: file.name, bytes: file.bytes }, skipDuplicates: true })
    if (count === 0) return
    await mkdir(path.dirname(target), { recursive: true })
    await rename(file.path, target)
    moved = true
    await recordImportEvent(tx, actor, 'started', { ...row, fileName: file.name })
    await enqueue(tx, IMPORT_JOB, { importId: row.id }, { key: `import:${row.id}`, queue: `import:${row.workspaceId}`, maxAttempts: 3 })
  }).catch(async (reason: unknown) => {
    if (moved) await rm(target, { force: true })
    throw reason
  })
}

/** Tells of an import in the history of its workspace. A check changes nothing there and leaves no trace but its report. */
export async function recordImportEvent(
  tx: Transaction,
  actor: Actor,
  what: 'started' | 'done' | 'refused',
  { workspaceId, fileName, dryRun }: { workspaceId: string; fileName: string; dryRun: boolean },
): Promise<void> {
  if (dryRun) return
  await recordEvent(tx, { actor, kind: `import.${what}`, workspaceId, changes: [{ path: 'fileName', before: null, after: fileName }] })
}

const FACTS = `import.id, file_name as "fileName", publish, dry_run as "dryRun", state, done, import.of, import.created_at as "createdAt",
  ended_at as "endedAt", sender.name as by`
const FROM = `from import left join "user" sender on sender.id = import.user_id`
const A_PAGE = 20

/**
 * The imports of a workspace, newest first, twenty a page; `after` is the last of the page before. The caller has seen to
 * it that the reader is a member.
 */
export async function listImports(workspaceId: string, after: string | null): Promise<{ items: ImportSummary[]; next: string | null }> {
  const follows = after && isUuid(after)
  const rows = await sql<ImportSummary>(
    `select ${FACTS}, coalesce((report ->> 'added')::int, 0) as added, coalesce((report ->> 'changed')::int, 0) as changed,
       coalesce((report ->> 'unchanged')::int, 0) as unchanged,
       coalesce(jsonb_array_length(report -> 'failed') + (report ->> 'furtherFailed')::int, 0) as failed
     ${FROM} where import.workspace_id = $1::uuid
     ${follows ? 'and (import.created_at, import.id) < (select created_at, id from import where id = $2::uuid)' : ''}
     order by import.created_at desc, import.id desc limit ${A_PAGE + 1}`,
    follows ? [workspaceId, after] : [workspaceId],
  )
  const items = rows.slice(0, A_PAGE)
  return { items, next: rows.length > A_PAGE ? (items.at(-1)?.id ?? null) : null }
}

/** One import of a workspace with its outcome. Throws `not-found`. The caller has seen to it that the reader is a member. */
export async function getImport(workspaceId: string, importId: string): Promise<HeldImport> {
  const [row] = isUuid(importId)
    ? await sql<ImportFacts & { report: unknown }>(
        `select ${FACTS}, report ${FROM} where import.workspace_id = $1::uuid and import.id = $2::uuid`,
        [workspaceId, importId],
      )
    : []
  if (!row) throw notFound('import')
  const { report, ...facts } = row
  if (facts.state === 'DONE') return { ...facts, state: 'DONE', report: report as StoredReport }
  if (facts.state === 'REFUSED') return { ...facts, state: 'REFUSED', refusal: report as StoredRefusal }
  return { ...facts, state: facts.state }
}
