import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { readPosted, type FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { projectFields } from '#app/features/projects/schema.server.ts'
import { hasRole, WRITERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type StartReply =
  { outcome: 'started'; projectId: string } | { outcome: 'refused'; problems: FieldProblem[]; typed: Record<string, string> }

/** Throws `forbidden` where the actor may not create projects in the workspace. */
export function requireCreation(actor: Actor, workspaceId: string): void {
  if (!hasRole(actor, workspaceId, WRITERS)) throw forbidden('create')
}

/**
 * Starts a project from its first form: titles, an identifier if there is one, and the id that the form carried, so that
 * a form sent twice starts one project. Throws `forbidden`.
 */
export async function startProject(actor: Actor, workspaceId: string, form: FormData, language: Language): Promise<StartReply> {
  requireCreation(actor, workspaceId)
  const id = String(form.get('id') ?? '')
  if (!isUuid(id)) throw new AppError('invalid', 'invalid.form')
  const { edits, problems, typed } = readPosted(form, projectFields(language), {})
  const text = (path: string) =>
    edits
      .filter((edit) => edit.path === path)
      .flatMap(({ lang, value }) => (typeof value === 'string' ? [[lang ?? '', value] as const] : []))
  const title = Object.fromEntries(text('title'))
  const identifier = text('iatiIdentifier')[0]?.[1]
  if (Object.keys(title).length === 0 && problems.length === 0)
    problems.push({ name: fieldName('title', language), messageKey: 'titleNeeded' })
  if (identifier && (await isIdentifierTaken(workspaceId, identifier, id)))
    problems.push({ name: 'iatiIdentifier', messageKey: 'identifierTaken' })
  if (problems.length > 0) return { outcome: 'refused', problems, typed }

  const content = blankProject({ iatiIdentifier: identifier, sourceLanguage: title[language] ? language : Object.keys(title)[0] }, title)
  await inTransaction((tx) => startRecord(tx, actor, projectRecorded, { id, workspaceId, content, identifier }))
  const started = await db.record.findFirst({ where: { id, workspaceId, kind: 'PROJECT' }, select: { id: true } })
  if (started) return { outcome: 'started', projectId: id }
  return { outcome: 'refused', problems: [{ name: 'iatiIdentifier', messageKey: 'identifierTaken' }], typed }
}

/** Whether another project of the workspace bears the identifier. */
export async function isIdentifierTaken(workspaceId: string, identifier: string, projectId: string): Promise<boolean> {
  return (await db.record.count({ where: { workspaceId, kind: 'PROJECT', identifier, id: { not: projectId } } })) > 0
}

function blankProject(facts: ProjectContent['facts'], title: Record<string, string>): ProjectContent {
  return {
    facts,
    texts: { title, description: {}, objectives: {}, targetGroups: {} },
    sectors: [],
    countries: [],
    regions: [],
    places: [],
    organisations: [],
    budgets: [],
    transactions: [],
    documents: [],
    contacts: [],
    related: [],
    narratives: [],
  }
}
