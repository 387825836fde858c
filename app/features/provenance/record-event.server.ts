import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import type { Change } from './edits.ts'

export type NewEvent = {
  actor: Actor
  /** `project.published`, `need.edited`, `workspace.created` ... */
  kind: string
  recordId?: string
  workspaceId?: string
  revision?: number
  version?: number
  changes?: readonly Change[]
  reason?: string
  /** The field that a comment is about. */
  field?: string
  /** The change of many records that it belongs to. */
  bulkId?: string | undefined
}

/** The job that carries everything that follows from an event. */
export const EVENT_JOB = 'event'

export const ACTOR_KINDS = { person: 'PERSON', visitor: 'PERSON', operator: 'OPERATOR', system: 'SYSTEM', token: 'TOKEN' } as const

/** Kinds that others are told of; the rest is history alone. */
const FOLLOWED = /\.(submitted|returned|published|withdrawn|restored|reminded|validatorNamed|consentChanged)$|^match\.(sent|answered)$/

/** Writes one event, inside the transaction of the change it tells of. */
export async function recordEvent(tx: Transaction, event: NewEvent, options: { follow?: boolean } = {}): Promise<string> {
  const id = uuidv7()
  await tx.event.create({
    data: {
      id,
      kind: event.kind,
      recordId: event.recordId ?? null,
      workspaceId: event.workspaceId ?? null,
      actorKind: ACTOR_KINDS[event.actor.kind],
      actorId: event.actor.tokenId ?? event.actor.userId,
      revision: event.revision ?? null,
      version: event.version ?? null,
      changes: (event.changes ?? []) as never,
      reason: event.reason ?? null,
      field: event.field ?? null,
      bulkId: event.bulkId ?? null,
    },
  })
  if ((options.follow ?? true) && FOLLOWED.test(event.kind)) await enqueue(tx, EVENT_JOB, { eventId: id })
  return id
}
