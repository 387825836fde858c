import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Prisma } from '#app/platform/db/generated/client.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import type { RecordFacts } from './policy.ts'

export type RecordKind = 'PROJECT' | 'NEED'

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
  createdAt: true,
  updatedAt: true,
  submittedAt: true,
  submittedById: true,
  publishedAt: true,
  returnReason: true,
  withdrawnReason: true,
  withdrawnAt: true,
  sourceHash: true,
  workspace: { select: { slug: true, name: true, kind: true, country: true, allowOwnPublication: true } },
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
  await tx.$queryRaw`select 1 from record where id = ${recordId}::uuid for update`
  const record = await tx.record.findFirst({ where: { id: recordId, kind, workspaceId }, select: recordSelect })
  if (!record) throw notFound(kind.toLowerCase())
  return held(record)
}

const held = (record: Selected): HeldRecord => ({ ...record, allowOwnPublication: record.workspace.allowOwnPublication })
