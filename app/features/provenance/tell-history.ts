import type { Actor } from '#app/platform/auth/actor.ts'
import type { Recorded } from './recorded.server.ts'
import { toParts, type AnyContent, type JsonObject } from './content.ts'
import { applyEdits, editsBetween, type Change } from './edits.ts'
import { recordPolicy, type RecordRight } from './policy.ts'
import type { HeldRecord } from './read-record.server.ts'

/** What somebody did to a record, and when. */
export type Step = { by: Actor; at: Date } & (
  { kind: 'edited'; content: AnyContent } | { kind: 'submitted' | 'published' } | { kind: 'returned' | 'withdrawn'; reason: string }
)

/** A record's life from its first day: who began it with what, and what followed, oldest first. */
export type History = {
  id: string
  workspaceId: string
  workspace: HeldRecord['workspace']
  identifier?: string | undefined
  by: Actor
  at: Date
  content: AnyContent
  steps: readonly Step[]
}

type ToldEvent = {
  kind: string
  by: Actor
  at: Date
  revision: number
  version: number | null
  changes: readonly Change[]
  reason: string | null
}

/** A history as what the tables hold of it. `parts` are those of versions, `working` those of the working copy over them. */
export type ToldHistory = {
  record: HeldRecord
  parts: { path: string; since: number; until: number | null; data: JsonObject }[]
  working: Map<string, JsonObject | null>
  versions: { number: number; publishedAt: Date; publishedById: string | null; editors: string[]; revision: number }[]
  events: ToldEvent[]
}

/**
 * What a history leaves behind: the same as if each step had been taken through change-record.server.ts at its time. Throws
 * an Error for a step that the policy refuses or that something keeps back. Pure.
 */
export function tellHistory(recorded: Recorded, history: History): ToldHistory {
  const told = begin(recorded, history)
  for (const step of history.steps) take(recorded, told, step)
  return told
}

function begin(recorded: Recorded, { id, workspaceId, workspace, identifier, by, at, content }: History): ToldHistory {
  const { parts, changes } = applyEdits(new Map(), editsBetween(new Map(), toParts(recorded.shape, content)))
  const record: HeldRecord = {
    id,
    kind: recorded.kind,
    workspaceId,
    workspace,
    allowOwnPublication: workspace.allowOwnPublication,
    approvalsRequired: workspace.approvalsRequired,
    identifier: identifier ?? null,
    publication: 'NONE',
    currentVersion: null,
    workingState: 'DRAFT',
    revision: 1,
    workingEditors: by.userId ? [by.userId] : [],
    createdAt: at,
    createdById: by.userId,
    ownerId: by.userId,
    updatedAt: at,
    submittedAt: null,
    submittedById: null,
    publishedAt: null,
    returnReason: null,
    withdrawnReason: null,
    withdrawnAt: null,
    validatorId: null,
    approvedBy: [],
    remindedAt: null,
    sourceHash: null,
  }
  const created = { kind: `${recorded.word}.created`, by, at, revision: 1, version: null, changes, reason: null }
  return { record, parts: [], working: parts, versions: [], events: [created] }
}

const RIGHTS = {
  edited: 'edit',
  submitted: 'submit',
  returned: 'returnForChanges',
  published: 'publish',
  withdrawn: 'withdraw',
} as const satisfies Record<Step['kind'], RecordRight>

function take(recorded: Recorded, told: ToldHistory, step: Step): void {
  const { record } = told
  if (!recordPolicy[RIGHTS[step.kind]](step.by, record)) throw new Error(`${record.id} cannot be ${step.kind} by ${step.by.name}`)
  const revision = record.revision + 1
  const changes = step.kind === 'edited' ? edit(recorded, told, step.content) : []
  const news = newsOf(recorded, told, step, revision)
  told.record = { ...record, ...news, revision, updatedAt: step.at }
  const version = step.kind === 'published' || step.kind === 'withdrawn' ? told.record.currentVersion : null
  const reason = 'reason' in step ? step.reason : null
  told.events.push({ kind: `${recorded.word}.${step.kind}`, by: step.by, at: step.at, revision, version, changes, reason })
}

/** What a step changes of the record itself. */
function newsOf(recorded: Recorded, told: ToldHistory, step: Step, revision: number): Partial<HeldRecord> {
  const { record } = told
  const { by, at } = step
  switch (step.kind) {
    case 'edited': {
      const editors =
        by.userId && !record.workingEditors.includes(by.userId) ? [...record.workingEditors, by.userId] : record.workingEditors
      return { workingState: record.workingState === 'NONE' ? 'DRAFT' : record.workingState, workingEditors: editors }
    }
    case 'submitted': {
      const [first] = recorded.hindrances(workingContent(told))
      if (first) throw new Error(`${record.id} is not ready: ${first.field} ${first.messageKey}`)
      return { workingState: 'SUBMITTED', submittedAt: at, submittedById: by.userId, returnReason: null }
    }
    case 'returned':
      return { workingState: 'RETURNED', returnReason: step.reason }
    case 'published':
      return publish(told, { by, at, revision })
    case 'withdrawn':
      return { publication: 'WITHDRAWN', withdrawnReason: step.reason, withdrawnAt: at }
  }
}

/** Writes other content into the working copy; gives what changed. */
function edit(recorded: Recorded, told: ToldHistory, content: AnyContent): Change[] {
  const current = workingContent(told)
  const { parts, changes } = applyEdits(current, editsBetween(current, toParts(recorded.shape, content)))
  const published = new Set(openParts(told).map(({ path }) => path))
  for (const [path, data] of parts) {
    if (data === null && !published.has(path)) told.working.delete(path)
    else told.working.set(path, data)
  }
  return changes
}

/** Makes the working copy the next version: only what it changed is new. */
function publish(told: ToldHistory, { by, at, revision }: { by: Actor; at: Date; revision: number }): Partial<HeldRecord> {
  const number = (told.record.currentVersion ?? 0) + 1
  for (const part of openParts(told)) if (told.working.has(part.path)) part.until = number
  for (const [path, data] of told.working) if (data) told.parts.push({ path, since: number, until: null, data })
  told.working = new Map()
  told.versions.push({ number, publishedAt: at, publishedById: by.userId, editors: [...told.record.workingEditors], revision })
  return {
    publication: 'PUBLISHED',
    workingState: 'NONE',
    currentVersion: number,
    publishedAt: at,
    workingEditors: [],
    submittedAt: null,
    submittedById: null,
    returnReason: null,
  }
}

const openParts = (told: ToldHistory) => told.parts.filter(({ until }) => until === null)

/** The content as the working copy has it, over what is published. */
export function workingContent(told: ToldHistory): Map<string, JsonObject> {
  const content = new Map(openParts(told).map(({ path, data }) => [path, data]))
  for (const [path, data] of told.working) {
    if (data) content.set(path, data)
    else content.delete(path)
  }
  return content
}
