import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Prisma } from '#app/platform/db/generated/client.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import type { RecordFacts } from './policy.ts'

export type RecordKind = 'PROJECT' | 'NEED' | 'DATASET'

const recordSelect = {
  id: true,
  kind: true,
  workspaceId: true,
  identifier: true,
  publication: true,
  currentVersion: true,
  workingState: true,
  revision: true,
  workingEditors: true,
  createdById: true,
  ownerId: true,
  createdAt: true,
  updatedAt: true,
  submittedAt: true,
  submittedById: true,
  publishedAt: true,
  returnReason: true,
  withdrawnReason: true,
  withdrawnAt: true,
  validatorId: true,
  approvedBy: true,
  remindedAt: true,
  sourceHash: true,
  workspace: { select: { slug: true, name: true, kind: true, country: true, allowOwnPublication: true, approvalsRequired: true } },
} satisfies Prisma.RecordSelect

type Selected = Prisma.RecordGetPayload<{ select: typeof recordSelect }>
/** A record without its content. */
export type HeldRecord = Selected & RecordFacts

export const isUuid = (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** What the actor may read, as a where-clause: the twin of `recordPolicy.read`. */
export function readableRecords(actor: Actor): Prisma.RecordWhereInput {
  if (actor.kind === 'operator' || actor.kind === 'system') return {}
  return { OR: [{ publication: 'PUBLISHED' }, { workspaceId: { in: [...actor.memberships.keys()] } }] }
}

/** A record the actor may read. Throws `not-found` for what does not exist for this actor. */
export async function getRecord(
  actor: Actor,
  kind: RecordKind,
  recordId: string,
  client: Transaction | typeof db = db,
): Promise<HeldRecord> {
  const record = isUuid(recordId)
    ? await client.record.findFirst({ where: { AND: [{ id: recordId, kind }, readableRecords(actor)] }, select: recordSelect })
    : null
  if (!record) throw notFound(kind.toLowerCase())
  return held(record)
}

/** A record of one's own workspace, for its pages there. Throws `not-found` for another workspace's record, published or not. */
export async function getOwnRecord(actor: Actor, kind: RecordKind, workspaceId: string, recordId: string): Promise<HeldRecord> {
  if (!hasRole(actor, workspaceId)) throw notFound(kind.toLowerCase())
  const record = await getRecord(actor, kind, recordId)
  if (record.workspaceId !== workspaceId) throw notFound(kind.toLowerCase())
  return record
}

/** Records of one kind of a workspace by id, without their content; what is not there is left out. The caller has seen to it that its reader is a member. */
export async function heldRecords(
  kind: RecordKind,
  workspaceId: string,
  recordIds: readonly string[],
  client: Transaction | typeof db = db,
): Promise<Map<string, HeldRecord>> {
  const records = await client.record.findMany({ where: { id: { in: [...recordIds] }, kind, workspaceId }, select: recordSelect })
  return new Map(records.map((record) => [record.id, held(record)]))
}

/** A record of one's own workspace, whatever its kind. Throws `not-found`. */
export async function getWorkspaceRecord(actor: Actor, workspaceId: string, recordId: string): Promise<HeldRecord> {
  const record =
    isUuid(recordId) && hasRole(actor, workspaceId)
      ? await db.record.findFirst({ where: { id: recordId, workspaceId }, select: recordSelect })
      : null
  if (!record) throw notFound('page')
  return held(record)
}

/**
 * A record as a reader of the public pages meets it: published, or withdrawn with its reason. Throws `gone` for a
 * withdrawn one and `not-found` for anything else, members' drafts included: those have pages of their own.
 */
export async function getPublishedRecord(kind: RecordKind, recordId: string): Promise<HeldRecord & { currentVersion: number }> {
  const record = isUuid(recordId)
    ? await db.record.findFirst({ where: { id: recordId, kind, publication: { not: 'NONE' } }, select: recordSelect })
    : null
  if (!record || record.currentVersion === null) throw notFound(kind.toLowerCase())
  if (record.publication === 'WITHDRAWN')
    throw new AppError('gone', `gone.${kind.toLowerCase()}`, {
      reason: record.withdrawnReason ?? '',
      date: (record.withdrawnAt ?? record.updatedAt).toISOString().slice(0, 10),
    })
  return { ...held(record), currentVersion: record.currentVersion }
}

/**
 * A record of one's own workspace, its row locked until the transaction ends, so that changes of one record follow one
 * another. Throws `not-found` for another workspace's record, published or not.
 */
export async function lockOwnRecord(
  tx: Transaction,
  actor: Actor,
  kind: RecordKind,
  workspaceId: string,
  recordId: string,
): Promise<HeldRecord> {
  if (!isUuid(recordId) || !hasRole(actor, workspaceId)) throw notFound(kind.toLowerCase())
  const [record] = await tx.$queryRaw<Selected[]>`
    select r.id, r.kind::text, r.workspace_id as "workspaceId", r.identifier, r.publication::text, r.current_version as "currentVersion",
      r.working_state::text as "workingState", r.revision, r.working_editors as "workingEditors", r.created_by_id as "createdById", r.owner_id as "ownerId",
      r.created_at as "createdAt", r.updated_at as "updatedAt", r.submitted_at as "submittedAt", r.submitted_by_id as "submittedById",
      r.published_at as "publishedAt", r.return_reason as "returnReason", r.withdrawn_reason as "withdrawnReason", r.withdrawn_at as "withdrawnAt",
      r.validator_id as "validatorId", r.approved_by as "approvedBy", r.reminded_at as "remindedAt", r.source_hash as "sourceHash",
      jsonb_build_object('slug', w.slug, 'name', w.name, 'kind', w.kind, 'country', w.country, 'allowOwnPublication', w.allow_own_publication,
        'approvalsRequired', w.approvals_required) as workspace
    from record r join workspace w on w.id = r.workspace_id
    where r.id = ${recordId}::uuid and r.kind = ${kind}::"RecordKind" and r.workspace_id = ${workspaceId}::uuid for update of r`
  if (!record) throw notFound(kind.toLowerCase())
  return held(record)
}

const held = (record: Selected): HeldRecord => ({
  ...record,
  allowOwnPublication: record.workspace.allowOwnPublication,
  approvalsRequired: record.workspace.approvalsRequired,
})
