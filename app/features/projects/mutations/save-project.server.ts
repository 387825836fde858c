import { STEP_PARTS, type FieldStep, type RowStep } from '#app/features/projects/edit-steps.ts'
import { projectProblems } from '#app/features/projects/edit-rules.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { projectFields } from '#app/features/projects/schema.server.ts'
import { saveEdits } from '#app/features/provenance/save-edits.server.ts'
import type { JsonObject } from '#app/features/provenance/content.ts'
import { fieldValues } from '#app/features/provenance/field-names.ts'
import { removedRow } from '#app/features/provenance/history.server.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { isRowId } from '#app/features/provenance/row-id.ts'
import { saveForm } from '#app/features/provenance/save-form.server.ts'
import { allTyped } from '#app/features/provenance/take-form.server.ts'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { settlePlace } from './settle-place.server.ts'
import { isIdentifierTaken } from './start-project.server.ts'

export type ProjectWhere = { workspaceId: string; projectId: string; language: Language }

/** Saves the form of one step. Throws `forbidden` and `not-found`; everything else is in the reply. */
export async function saveProjectStep(actor: Actor, where: ProjectWhere, step: FieldStep, form: FormData): Promise<SaveReply> {
  const identifier = form.get('iatiIdentifier')
  const taken = (): SaveReply => ({
    outcome: 'refused',
    problems: [{ name: 'iatiIdentifier', messageKey: 'identifierTaken' }],
    typed: allTyped(form),
  })
  if (typeof identifier === 'string' && identifier && (await isIdentifierTaken(where.workspaceId, identifier.trim(), where.projectId)))
    return taken()
  try {
    return await save(actor, where, form, { parts: STEP_PARTS[step] })
  } catch (error) {
    // Somebody else took the identifier in the meantime.
    if (isUniqueViolation(error)) return taken()
    throw error
  }
}

const isUniqueViolation = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'P2002'

/** Saves the form of one row, new or not. */
export async function saveProjectRow(actor: Actor, where: ProjectWhere, step: RowStep, rowId: string, form: FormData): Promise<SaveReply> {
  if (!isRowId(rowId)) throw notFound('page')
  const row = `${step}/${rowId}`
  if (step === 'places') await settlePlace(form, row, where.language, await storedFields(actor, where, row))
  return save(actor, where, form, { parts: ['facts', row], row })
}

async function storedFields(actor: Actor, { workspaceId, projectId, language }: ProjectWhere, row: string) {
  const record = await getOwnRecord(actor, 'PROJECT', workspaceId, projectId)
  return fieldValues(await readParts(db, record.id, 'WORKING', [row]), projectFields(language))
}

/** Takes away the row that the pressed button names. */
export const removeProjectRow = (actor: Actor, where: ProjectWhere, row: string, form: FormData) =>
  save(actor, where, form, { parts: [row] })

/** Puts back a row as it stood when it was taken away; nothing where it stands. */
export async function restoreProjectRow(actor: Actor, where: ProjectWhere, row: string): Promise<void> {
  const record = await getOwnRecord(actor, 'PROJECT', where.workspaceId, where.projectId)
  const value = await removedRow(record.id, row)
  if (value === undefined) return
  await saveEdits(actor, projectRecorded, { workspaceId: where.workspaceId, recordId: record.id, madeFrom: record.revision }, [
    { path: row, value },
  ])
}

function save(
  actor: Actor,
  { workspaceId, projectId, language }: ProjectWhere,
  form: FormData,
  parts: { parts: readonly string[]; row?: string },
) {
  return saveForm(actor, projectRecorded, { workspaceId, recordId: projectId }, form, {
    ...parts,
    kinds: projectFields(language),
    newRow,
    rules: projectProblems,
  })
}

/** Sectors added here are DAC codes of five digits, regions those of the DAC. */
const newRow = (table: string): JsonObject => (table === 'sectors' || table === 'regions' ? { vocabulary: '1' } : {})
