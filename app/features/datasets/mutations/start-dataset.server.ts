import { datasetFields } from '#app/features/datasets/edit/fields.server.ts'
import { DATASET_SHAPE, type DatasetContent, type DatasetFacts } from '#app/features/datasets/record/content.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { giveSlug } from '#app/features/datasets/record/slug.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { fieldName } from '#app/features/provenance/field-names.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { readPosted, type FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { hasRole, WRITERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type StartReply =
  { outcome: 'started'; datasetId: string } | { outcome: 'refused'; problems: FieldProblem[]; typed: Record<string, string> }

/** Throws `forbidden` where the actor may not create datasets in the workspace. */
export function requireDatasetCreation(actor: Actor, workspaceId: string): void {
  if (!hasRole(actor, workspaceId, WRITERS)) throw forbidden('create')
}

/**
 * Starts a dataset from its first form: titles, and the id that the form carried, so that a form sent twice starts one.
 * Throws `forbidden`, and `invalid` for a form without a free id.
 */
export async function startDataset(actor: Actor, workspaceId: string, form: FormData, language: Language): Promise<StartReply> {
  requireDatasetCreation(actor, workspaceId)
  const id = formText(form, 'id')
  if (!isUuid(id)) throw new AppError('invalid', 'invalid.form')
  const { edits, problems, typed } = readPosted(form, { 'title@': datasetFields()['title@']! }, {})
  const title = Object.fromEntries(edits.flatMap(({ lang, value }) => (lang && typeof value === 'string' ? [[lang, value] as const] : [])))
  if (Object.keys(title).length === 0 && problems.length === 0)
    problems.push({ name: fieldName('title', language), messageKey: 'titleNeeded' })
  if (problems.length > 0) return { outcome: 'refused', problems, typed }

  const sourceLanguage = title[language] ? language : Object.keys(title)[0]
  await createDataset(actor, { id, workspaceId, title, facts: { sourceLanguage } })
  if ((await db.record.count({ where: { id, workspaceId, kind: 'DATASET' } })) === 0) throw new AppError('invalid', 'invalid.form')
  return { outcome: 'started', datasetId: id }
}

type NewDataset = { id: string; workspaceId: string; title: LanguageText; facts: DatasetFacts; more?: Partial<DatasetContent> }

/** Makes a dataset with its address. Made twice with one id, it stands once. The caller has seen to it that the actor may. */
export async function createDataset(actor: Actor, { id, workspaceId, title, facts, more = {} }: NewDataset): Promise<void> {
  const empty = fromParts<DatasetContent>(DATASET_SHAPE, new Map())
  const content = { ...empty, ...more, facts, texts: { ...empty.texts, ...more.texts, title } }
  await inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`start ${id}`}, 0))`
    if ((await tx.record.count({ where: { id } })) > 0) return
    await giveSlug(tx, id, title, facts.sourceLanguage)
    await startRecord(tx, actor, datasetRecorded, { id, workspaceId, content })
  })
}
