import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { actorNames, type EventActor } from '#app/features/provenance/history.server.ts'
import type { WorkingState } from '#app/features/provenance/policy.ts'
import type { ShownKind } from '#app/features/workspaces/paths.ts'
import type { OwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import { VALIDATORS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { countGaps, listDeadlines, type Deadline, type Gaps } from './deadlines.server.ts'

/** A record that waits for somebody. `by`: who submitted it. */
export type WaitingRecord = {
  id: string
  kind: ShownKind
  title: LanguageText
  updatedAt: Date
  by: string | null
  /** Since when it is submitted, and who is asked to validate it. */
  submittedAt: Date | null
  validator: string | null
  reason: string | null
}

export type WorkspaceEvent = {
  id: string
  kind: string
  at: Date
  actor: EventActor
  actorId: string | null
  /** `EXPERT`: a profile, which is no record. */
  record: { id: string; kind: ShownKind | 'EXPERT'; title: LanguageText | null; exists: boolean } | null
}

export type Today = {
  /** Submitted by others or with others, for who validates. */
  toValidate: WaitingRecord[]
  returned: WaitingRecord[]
  drafts: WaitingRecord[]
  /** Submitted by the reader, in somebody else's hands. */
  sent: WaitingRecord[]
  deadlines: Deadline[]
  gaps: Gaps
  events: WorkspaceEvent[]
}

const MOST = 10
const EVENTS = 12

const TITLE = `coalesce(
  (select title from project_entry e where e.record_id = record.id order by (e.side = 'WORKING') desc limit 1),
  (select title from need_entry e where e.record_id = record.id order by (e.side = 'WORKING') desc limit 1),
  (select title from dataset_entry e where e.record_id = record.id order by (e.side = 'WORKING') desc limit 1))`

/** What waits for the actor in a workspace, at most ten of each, and what happened there lately. */
export async function getToday(actor: Actor, workspace: OwnWorkspace): Promise<Today> {
  const validates = VALIDATORS.includes(workspace.role)
  const [toValidate, returned, drafts, sent, events, deadlines, gaps] = await Promise.all([
    validates ? waiting(workspace.id, actor, 'SUBMITTED', 'everybody') : [],
    waiting(workspace.id, actor, 'RETURNED', 'written'),
    waiting(workspace.id, actor, 'DRAFT', 'written'),
    validates ? [] : waiting(workspace.id, actor, 'SUBMITTED', 'sent'),
    lately(workspace.id),
    listDeadlines(workspace.id),
    countGaps(workspace),
  ])
  return { toValidate, returned, drafts, sent, events, deadlines, gaps }
}

/** Whose records: everybody's, those the actor wrote in, those the actor submitted. */
const WHOSE = { everybody: 'true', written: '$2::uuid = any(record.working_editors)', sent: 'record.submitted_by_id = $2::uuid' } as const

function waiting(workspaceId: string, actor: Actor, state: WorkingState, whose: keyof typeof WHOSE): Promise<WaitingRecord[]> {
  return sql<WaitingRecord>(
    `select record.id, record.kind, coalesce(${TITLE}, '{}') as title, record.updated_at as "updatedAt", submitter.name as by, record.return_reason as reason,
       record.submitted_at as "submittedAt", asked.name as validator
     from record left join "user" submitter on submitter.id = record.submitted_by_id left join "user" asked on asked.id = record.validator_id
     where record.workspace_id = $1::uuid and record.working_state = '${state}' and record.publication <> 'WITHDRAWN' and ${WHOSE[whose]}
     order by ${state === 'SUBMITTED' ? 'record.submitted_at' : 'record.updated_at desc'} limit ${MOST}`,
    whose === 'everybody' ? [workspaceId] : [workspaceId, actor.userId],
  )
}

type EventRow = {
  id: string
  kind: string
  at: Date
  actorKind: EventActor['kind']
  actorId: string | null
  recordId: string | null
  title: LanguageText | null
  exists: boolean
}

/** One line for each stretch of work: edits of one record by one person that follow one another are one. */
async function lately(workspaceId: string): Promise<WorkspaceEvent[]> {
  const rows = await sql<EventRow>(
    `select event.id, event.kind, event.at, event.actor_kind as "actorKind", event.actor_id as "actorId", event.record_id as "recordId",
       coalesce(${TITLE}, case when expert.id is not null then jsonb_build_object('und', expert.name) end) as title, coalesce(record.id, expert.id) is not null as exists
     from (select * from event where workspace_id = $1::uuid order by id desc limit 120) event left join record on record.id = event.record_id
       left join expert_profile expert on expert.id = event.record_id and event.kind like 'expert.%'
     order by event.id desc`,
    [workspaceId],
  )
  const told = rows.filter((row, index) => {
    const later = rows[index - 1]
    return !(
      later &&
      row.kind.endsWith('.edited') &&
      later.kind === row.kind &&
      later.recordId === row.recordId &&
      later.actorId === row.actorId
    )
  })
  const shown = told.slice(0, EVENTS)
  const names = await actorNames(shown.map(({ actorId }) => actorId))
  return shown.map(({ id, kind, at, actorKind, actorId, recordId, title, exists }) => ({
    id,
    kind,
    at,
    actor: { kind: actorKind, name: names(actorId) },
    actorId,
    record: recordId ? { id: recordId, kind: kindOf(kind), title, exists } : null,
  }))
}

/** `need.edited` tells of a need. */
function kindOf(event: string): ShownKind | 'EXPERT' {
  const [word] = event.split('.')
  return word === 'need' ? 'NEED' : word === 'dataset' ? 'DATASET' : word === 'expert' ? 'EXPERT' : 'PROJECT'
}
