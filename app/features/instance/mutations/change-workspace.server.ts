import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { isKnownCode } from '#app/features/classifications/names.server.ts'
import { readWorkspaceForm, typedWorkspace, type TypedWorkspace, type WorkspaceProblem } from '#app/features/instance/workspace-form.ts'
import { findOrganisationByRef } from '#app/features/organisations/find-by-ref.server.ts'
import { same } from '#app/features/provenance/content.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { addMember } from '#app/features/workspaces/mutations/add-member.server.ts'
import { createWorkspace, isSlug } from '#app/features/workspaces/mutations/create-workspace.server.ts'
import { OPERATOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, touchPublicData } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { plainLine } from '#app/platform/i18n/plain-line.ts'

export type RefusedWorkspace = { problems: WorkspaceProblem[]; typed: TypedWorkspace }

const isSector = (code: string) => isKnownCode('Sector', code) || isKnownCode('SectorCategory', code)
const LONGEST_NAME = 200

/** Makes a workspace from its form, under a name in the language of the page. Throws `not-found` for who does not run the instance. */
export async function openWorkspace(actor: Actor, form: FormData, language: Language): Promise<{ workspaceId: string } | RefusedWorkspace> {
  requireAdmin(actor)
  const typed = typedWorkspace(form)
  const read = readWorkspaceForm(typed, isSector)
  const problems = 'problems' in read ? read.problems : []
  const name = plainLine(typed.name)
  if (!name || name.length > LONGEST_NAME) problems.push({ name: 'name', problem: 'name' })
  const slug = typed.slug.trim()
  if (!isSlug(slug)) problems.push({ name: 'slug', problem: 'slug' })
  if (problems.length > 0 || 'problems' in read) return { problems, typed }
  const { kind, country, scopeCountries, scopeSectors, organisationRef } = read.facts
  try {
    const workspaceId = await createWorkspace(actor, {
      slug,
      kind,
      name: { [language]: name },
      country: country ?? undefined,
      organisationRef: organisationRef ?? undefined,
      scope: { countries: scopeCountries, sectors: scopeSectors },
    })
    return { workspaceId }
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'conflict')) throw error
    return { problems: [{ name: 'slug', problem: 'slugTaken' }], typed }
  }
}

const FACTS = ['kind', 'country', 'scopeCountries', 'scopeSectors', 'organisationId'] as const

/** Changes what a workspace is: kind, country, scope, organisation. Its records are its own. Null when done. Throws `not-found`. */
export async function changeWorkspace(actor: Actor, workspaceId: string, form: FormData): Promise<RefusedWorkspace | null> {
  requireAdmin(actor)
  if (!isUuid(workspaceId)) throw notFound('workspace')
  const typed = typedWorkspace(form)
  const read = readWorkspaceForm(typed, isSector)
  if ('problems' in read) return { problems: read.problems, typed }
  const { organisationRef, ...facts } = read.facts
  return inTransaction(async (tx) => {
    const organisationId = organisationRef ? await findOrganisationByRef(organisationRef, tx) : null
    if (organisationRef && !organisationId) return { problems: [{ name: 'organisationRef', problem: 'organisationNone' }], typed }
    await tx.$queryRaw`select 1 from workspace where id = ${workspaceId}::uuid for update`
    const before = await tx.workspace.findUnique({ where: { id: workspaceId } })
    if (!before) throw notFound('workspace')
    // An organisation without an identifier cannot be named in the form: an empty field leaves it.
    const kept = organisationRef === null ? await unnamed(before.organisationId) : null
    const after = { ...facts, organisationId: organisationId ?? kept }
    const changes = FACTS.filter((path) => !same(before[path], after[path])).map((path) => ({
      path,
      before: before[path],
      after: after[path],
    }))
    if (changes.length === 0) return null
    await tx.workspace.update({ where: { id: workspaceId }, data: after })
    await recordEvent(tx, { actor, kind: 'workspace.factsChanged', workspaceId, changes })
    await touchPublicData(tx)
    return null
  })
}

async function unnamed(organisationId: string | null): Promise<string | null> {
  const found = organisationId ? await db.organisation.findUnique({ where: { id: organisationId }, select: { ref: true } }) : null
  return found && found.ref === null ? organisationId : null
}

/** Gives a workspace that nobody manages any more a manager who has an account. Gives what is refused, a key under `workspaces.refused`. Throws `not-found`. */
export async function giveManager(actor: Actor, workspaceId: string, email: string): Promise<'hasManager' | 'noAccount' | null> {
  requireAdmin(actor)
  const workspace = isUuid(workspaceId) ? await db.workspace.findUnique({ where: { id: workspaceId }, select: { slug: true } }) : null
  if (!workspace) throw notFound('workspace')
  if ((await db.membership.count({ where: { workspaceId, role: 'MANAGER', user: { suspendedAt: null } } })) > 0) return 'hasManager'
  try {
    // By office an admin has no right in a workspace; putting a manager where there is none is the one exception, and the event names the admin.
    await addMember({ ...OPERATOR, userId: actor.userId }, workspace.slug, email, 'MANAGER')
    return null
  } catch (error) {
    if (error instanceof AppError && error.messageKey === 'notFound.account') return 'noAccount'
    throw error
  }
}

/** Closes a workspace: its members read, nobody writes, and what it published stays. Or opens it again. Throws `not-found`. */
export async function setClosed(actor: Actor, workspaceId: string, closed: boolean): Promise<void> {
  requireAdmin(actor)
  if (!isUuid(workspaceId)) throw notFound('workspace')
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from workspace where id = ${workspaceId}::uuid for update`
    const before = await tx.workspace.findUnique({ where: { id: workspaceId }, select: { closedAt: true } })
    if (!before) throw notFound('workspace')
    if ((before.closedAt !== null) === closed) return
    await tx.workspace.update({ where: { id: workspaceId }, data: { closedAt: closed ? new Date() : null } })
    const change = { path: 'closed', before: !closed, after: closed }
    await recordEvent(tx, { actor, kind: closed ? 'workspace.closed' : 'workspace.reopened', workspaceId, changes: [change] })
  })
}
