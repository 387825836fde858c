import { hasRole, VALIDATORS, WRITERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'

export type Publication = 'NONE' | 'PUBLISHED' | 'WITHDRAWN'
export type WorkingState = 'NONE' | 'DRAFT' | 'SUBMITTED' | 'RETURNED'

/** What a decision about a record needs to know of it. */
export type RecordFacts = {
  workspaceId: string
  publication: Publication
  workingState: WorkingState
  /** Who wrote in the working copy since the last publication. */
  workingEditors: readonly string[]
  createdById: string | null
  allowOwnPublication: boolean
  /** How many people have to approve what is submitted; the last one publishes it. */
  approvalsRequired: number
  /** Who approved what is submitted. */
  approvedBy: readonly string[]
}

/** Whether this person's approval is the last one that is wanted. The operator acts for all. */
const completesApproval = (actor: Actor, { approvedBy, approvalsRequired }: RecordFacts) =>
  actor.userId === null || approvedBy.filter((userId) => userId !== actor.userId).length + 1 >= approvalsRequired

const mayValidate = (actor: Actor, record: RecordFacts) =>
  hasRole(actor, record.workspaceId, VALIDATORS) &&
  record.workingState === 'SUBMITTED' &&
  record.publication !== 'WITHDRAWN' &&
  (record.allowOwnPublication || !wroteAlone(actor, record))

const wroteAlone = (actor: Actor, record: RecordFacts) =>
  actor.userId !== null && record.workingEditors.length === 1 && record.workingEditors[0] === actor.userId

/** Who may do what with a record, whatever its kind. Pure; `readableRecords` in read-record.server.ts says `read` as SQL. */
export const recordPolicy = {
  read: (actor: Actor, record: RecordFacts) => record.publication === 'PUBLISHED' || hasRole(actor, record.workspaceId),
  readWorkingCopy: (actor: Actor, record: RecordFacts) => hasRole(actor, record.workspaceId),
  edit: (actor: Actor, record: RecordFacts) =>
    hasRole(actor, record.workspaceId, WRITERS) && record.workingState !== 'SUBMITTED' && record.publication !== 'WITHDRAWN',
  submit: (actor: Actor, record: RecordFacts) =>
    hasRole(actor, record.workspaceId, WRITERS) &&
    (record.workingState === 'DRAFT' || record.workingState === 'RETURNED') &&
    record.publication !== 'WITHDRAWN',
  /** Says who is in charge of it. */
  changeOwner: (actor: Actor, record: RecordFacts) => hasRole(actor, record.workspaceId, WRITERS),
  /** Takes a submission back to go on writing. */
  takeBack: (actor: Actor, record: RecordFacts) => hasRole(actor, record.workspaceId, WRITERS) && record.workingState === 'SUBMITTED',
  returnForChanges: (actor: Actor, record: RecordFacts) =>
    hasRole(actor, record.workspaceId, VALIDATORS) && record.workingState === 'SUBMITTED',
  /** Asks something at a field of what is submitted. */
  comment: (actor: Actor, record: RecordFacts) => hasRole(actor, record.workspaceId, VALIDATORS) && record.workingState === 'SUBMITTED',
  /** Says who is asked first to validate. */
  nameValidator: (actor: Actor, record: RecordFacts) =>
    hasRole(actor, record.workspaceId, WRITERS) && record.workingState !== 'NONE' && record.publication !== 'WITHDRAWN',
  /** One of several approvals, before the last one, which publishes. */
  approve: (actor: Actor, record: RecordFacts) =>
    mayValidate(actor, record) && !completesApproval(actor, record) && !(actor.userId !== null && record.approvedBy.includes(actor.userId)),
  publish: (actor: Actor, record: RecordFacts) => mayValidate(actor, record) && completesApproval(actor, record),
  /** True where only the rule of four eyes keeps the actor from publishing: the page says so. */
  publishNeedsAnother: (actor: Actor, record: RecordFacts) =>
    hasRole(actor, record.workspaceId, VALIDATORS) &&
    record.workingState === 'SUBMITTED' &&
    !record.allowOwnPublication &&
    wroteAlone(actor, record),
  /** Throws the next version of a published record away. */
  discard: (actor: Actor, record: RecordFacts) =>
    hasRole(actor, record.workspaceId, WRITERS) &&
    record.publication === 'PUBLISHED' &&
    (record.workingState === 'DRAFT' || record.workingState === 'RETURNED'),
  withdraw: (actor: Actor, record: RecordFacts) => hasRole(actor, record.workspaceId, VALIDATORS) && record.publication === 'PUBLISHED',
  restore: (actor: Actor, record: RecordFacts) => hasRole(actor, record.workspaceId, VALIDATORS) && record.publication === 'WITHDRAWN',
  /** What was never published may be deleted by its author or a manager. */
  delete: (actor: Actor, record: RecordFacts) =>
    record.publication === 'NONE' &&
    record.workingState !== 'SUBMITTED' &&
    (hasRole(actor, record.workspaceId, ['MANAGER']) ||
      (hasRole(actor, record.workspaceId, WRITERS) && actor.userId !== null && actor.userId === record.createdById)),
}

export type RecordRight = keyof typeof recordPolicy

/** Every right the actor has over a record: what its pages offer. */
export function rightsOver(actor: Actor, record: RecordFacts): Record<RecordRight, boolean> {
  return Object.fromEntries(Object.entries(recordPolicy).map(([right, rule]) => [right, rule(actor, record)])) as Record<
    RecordRight,
    boolean
  >
}
