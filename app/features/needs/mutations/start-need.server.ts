import { NEED_KINDS, type NeedContent } from '#app/features/needs/content.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { readPosted, type FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { hasRole, WRITERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type StartReply =
  { outcome: 'started'; needId: string } | { outcome: 'refused'; problems: FieldProblem[]; typed: Record<string, string> }

/** Throws `forbidden` where the actor may not create needs in the workspace. */
export function requireNeedCreation(actor: Actor, workspaceId: string): void {
  if (!hasRole(actor, workspaceId, WRITERS)) throw forbidden('create')
}

/**
 * Starts a need from its first form: titles, the kind where it is known already, and the id that the form carried, so that a form sent twice starts one need.
 * Throws `forbidden`, and `invalid` for a form without a free id.
 */
export async function startNeed(actor: Actor, workspaceId: string, form: FormData, language: Language): Promise<StartReply> {
  requireNeedCreation(actor, workspaceId)
  const id = formText(form, 'id')
  if (!isUuid(id)) throw new AppError('invalid', 'invalid.form')
  const { edits, problems, typed } = readPosted(form, { 'title@': needFields(language)['title@']! }, {})
  const kind = NEED_KINDS.find((known) => known === formText(form, 'kind'))
  const title = Object.fromEntries(edits.flatMap(({ lang, value }) => (lang && typeof value === 'string' ? [[lang, value] as const] : [])))
  if (Object.keys(title).length === 0 && problems.length === 0)
    problems.push({ name: fieldName('title', language), messageKey: 'titleNeeded' })
  if (problems.length > 0) return { outcome: 'refused', problems, typed }

  const sourceLanguage = title[language] ? language : Object.keys(title)[0]
  const content: NeedContent = { facts: { sourceLanguage, kind }, texts: { title, summary: {} }, projects: [], skills: [], languages: [] }
  await inTransaction((tx) => startRecord(tx, actor, needRecorded, { id, workspaceId, content }))
  if ((await db.record.count({ where: { id, workspaceId, kind: 'NEED' } })) === 0) throw new AppError('invalid', 'invalid.form')
  return { outcome: 'started', needId: id }
}
