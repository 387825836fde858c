import { isUuid, type RecordKind } from '#app/features/provenance/read-record.server.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Publication, WorkingState } from './policy.ts'

/** How a record of one's own workspace stands. `version`: the one the public is served, or was before withdrawal. */
export type OwnRecord = {
  id: string
  workspaceId: string
  workspace: string
  version: number | null
  publication: Publication
  workingState: WorkingState
  revision: number
  updatedAt: Date
}

export type OwnPage = { cursor: string | null; limit: number }

const OWN = `r.id, r.workspace_id as "workspaceId", w.slug as workspace, r.current_version as version, r.publication::text as publication,
  r.working_state::text as "workingState", r.revision, r.updated_at as "updatedAt" from record r join workspace w on w.id = r.workspace_id`

/** A page of a workspace's records of one kind, changed last first. Throws `not-found` for who is no member. A cursor that is not understood begins anew. */
export async function listOwnRecords(
  actor: Actor,
  kind: RecordKind,
  workspaceId: string,
  { cursor, limit }: OwnPage,
): Promise<{ records: OwnRecord[]; next: string | null; total: number }> {
  if (!hasRole(actor, workspaceId)) throw notFound('workspace')
  const [at, id] = (cursor ?? '').split('~')
  const after = at && id && isUuid(id) && !Number.isNaN(Date.parse(at)) ? [new Date(at), id] : null
  const [rows, [counted]] = await Promise.all([
    sql<OwnRecord>(
      `select ${OWN} where r.workspace_id = $1::uuid and r.kind = $2::"RecordKind" ${after ? 'and (r.updated_at < $4 or (r.updated_at = $4 and r.id > $5::uuid))' : ''}
       order by r.updated_at desc, r.id limit $3`,
      [workspaceId, kind, limit + 1, ...(after ?? [])],
    ),
    sql<{ total: number }>(`select count(*)::int as total from record where workspace_id = $1::uuid and kind = $2::"RecordKind"`, [
      workspaceId,
      kind,
    ]),
  ])
  const records = rows.slice(0, limit)
  const last = rows.length > limit ? records.at(-1) : undefined
  return { records, total: counted?.total ?? 0, next: last ? `${last.updatedAt.toISOString()}~${last.id}` : null }
}

/** One record of a workspace. Throws `not-found`. */
export async function getOwnRecordState(actor: Actor, kind: RecordKind, workspaceId: string, recordId: string): Promise<OwnRecord> {
  const rows =
    isUuid(recordId) && hasRole(actor, workspaceId)
      ? await sql<OwnRecord>(`select ${OWN} where r.id = $1::uuid and r.workspace_id = $2::uuid and r.kind = $3::"RecordKind"`, [
          recordId,
          workspaceId,
          kind,
        ])
      : []
  const [record] = rows
  if (!record) throw notFound(kind.toLowerCase())
  return record
}
