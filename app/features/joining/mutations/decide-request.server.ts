import { v7 as uuidv7 } from 'uuid'
import { send } from '#app/features/joining/mutations/invite.server.ts'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { acceptedMessage, requestMail } from '#app/features/joining/write-request.server.ts'
import { findOrganisationByRef } from '#app/features/organisations/find-by-ref.server.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { addWorkspace, isSlug } from '#app/features/workspaces/mutations/create-workspace.server.ts'
import { seatPerson } from '#app/features/workspaces/mutations/seat-person.server.ts'
import { REGISTER_JOB } from '#app/features/workspaces/register-job.ts'
import { workspacePath } from '#app/features/workspaces/paths.ts'
import type { WorkspaceKind } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { queueMail } from '#app/platform/mail/mail.server.ts'

/** What the admin settles of a request that is approved. `organisationId`: one of the register; null: the organisation is new and is added. */
export type Approval = { slug: string; name: string; kind: WorkspaceKind; organisationId: string | null }

/**
 * Approves a request: makes the organisation where it is new, the workspace, and the seat of who asked as its manager; who has
 * no account yet is sent an invitation. Gives the workspace's id. Throws `not-found` and `conflict` for a request
 * that is decided already or a slug in use.
 */
export async function approveWorkspaceRequest(
  actor: Actor,
  requestId: string,
  { slug, name, kind, organisationId }: Approval,
): Promise<string> {
  if (!isSlug(slug)) throw new AppError('invalid', 'invalid.slug')
  return inTransaction(async (tx) => {
    const request = await lockOpenRequest(tx, actor, requestId)
    const called = name.trim() || request.organisationName
    const text = { [request.language]: called }
    const organisation = organisationId ? await knownOrganisation(tx, organisationId) : await addOrganisation(tx, actor, request)
    const workspaceId = await addWorkspace(tx, actor, { slug, kind, name: text, country: request.country }, organisation)
    if (request.website) await tx.workspace.update({ where: { id: workspaceId }, data: { website: request.website } })
    await tx.workspaceRequest.update({
      where: { id: request.id },
      data: { state: 'APPROVED', decidedAt: new Date(), decidedById: actor.userId, workspaceId },
    })
    await recordEvent(tx, {
      actor,
      kind: 'workspace.requestApproved',
      workspaceId,
      changes: [{ path: `requests/${request.id}`, before: 'OPEN', after: 'APPROVED' }],
    })
    const user = await tx.user.findFirst({
      where: request.userId ? { id: request.userId } : { email: request.email },
      select: { id: true },
    })
    if (user) {
      await seatPerson(tx, actor, { workspaceId, userId: user.id }, 'MANAGER')
      await queueMail(tx, requestMail('approved', request, { path: (language) => workspacePath(language, slug) }))
    } else {
      const { email, language } = request
      const message = acceptedMessage(language, called)
      const workspace = { slug, name: text }
      await send(tx, actor, { email, name: request.name, role: 'MANAGER', language, message, workspaceId, workspace, sentCount: 1 })
    }
    return workspaceId
  })
}

/** Refuses a request with the reason that who asked is told. Throws `not-found` and `conflict` where it is decided already. */
export async function refuseWorkspaceRequest(actor: Actor, requestId: string, reason: string): Promise<void> {
  await inTransaction(async (tx) => {
    const request = await lockOpenRequest(tx, actor, requestId)
    await tx.workspaceRequest.update({
      where: { id: request.id },
      data: { state: 'REFUSED', decidedAt: new Date(), decidedById: actor.userId, decision: reason },
    })
    await recordEvent(tx, {
      actor,
      kind: 'workspace.requestRefused',
      changes: [{ path: `requests/${request.id}`, before: 'OPEN', after: 'REFUSED' }],
    })
    await queueMail(tx, requestMail('refused', request, { reason }))
  })
}

async function lockOpenRequest(tx: Transaction, actor: Actor, requestId: string) {
  requireAdmin(actor)
  if (!isUuid(requestId)) throw notFound('request')
  await tx.$queryRaw`select 1 from workspace_request where id = ${requestId}::uuid for update`
  const request = await tx.workspaceRequest.findUnique({ where: { id: requestId } })
  if (!request) throw notFound('request')
  if (request.state !== 'OPEN') throw new AppError('conflict', 'conflict.requestDecided')
  return request
}

async function knownOrganisation(tx: Transaction, organisationId: string): Promise<string> {
  const found = isUuid(organisationId)
    ? await tx.organisation.findUnique({ where: { id: organisationId, mergedIntoId: null }, select: { id: true } })
    : null
  if (!found) throw notFound('organisation')
  return found.id
}

type Asked = { organisationName: string; organisationRef: string | null; country: string; language: string }

/** An identifier that the register holds already leads to its organisation. */
async function addOrganisation(
  tx: Transaction,
  actor: Actor,
  { organisationName, organisationRef: ref, country, language }: Asked,
): Promise<string> {
  const held = ref ? await findOrganisationByRef(ref, tx) : null
  if (held) return held
  const id = uuidv7()
  await tx.organisation.create({ data: { id, ref, name: { [language]: organisationName }, country } })
  await enqueue(tx, REGISTER_JOB, {}, { key: REGISTER_JOB })
  await recordEvent(tx, {
    actor,
    kind: 'organisation.added',
    changes: [{ path: `organisations/${id}`, before: null, after: ref ?? organisationName }],
  })
  return id
}
