import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { ShownKind } from '#app/features/workspaces/paths.ts'
import type { OwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import { sql } from '#app/platform/db/client.server.ts'

/**
 * A day that is near or past: a need's end while it is open, a project's planned end while it is still under way, the next version
 * of a dataset. `day`: YYYY-MM-DD.
 */
export type Deadline = {
  id: string
  kind: ShownKind
  why: 'needEnds' | 'needEnded' | 'projectEnds' | 'projectEnded' | 'datasetDue' | 'datasetOverdue'
  title: LanguageText
  day: string
}

/** Days ahead that are near. */
const NEAR = 21
/** What has been past for longer than this is left alone: nobody acts on it. */
const LONG_PAST = 730
const MOST = 10

/** The days of a workspace that ask for something, the earliest first, at most ten. */
export async function listDeadlines(workspaceId: string): Promise<Deadline[]> {
  const within = (column: string) =>
    `e.workspace_id = $1::uuid and e.in_register and e.${column} between current_date - ${LONG_PAST} and current_date + ${NEAR}`
  const part = (table: string, column: string, kind: ShownKind, why: string, condition: string) =>
    `(select e.record_id as id, '${kind}' as kind, ${why} as why, e.title, e.${column}::text as day from ${table} e join record r on r.id = e.record_id
      where ${within(column)} and r.publication <> 'WITHDRAWN' and ${condition} order by e.${column} desc limit ${MOST})`
  const state = (column: string, past: string, near: string) => `case when e.${column} < current_date then '${past}' else '${near}' end`
  return sql<Deadline>(
    `select * from (${[
      part('need_entry', 'ends_on', 'NEED', state('ends_on', 'needEnded', 'needEnds'), `e.coverage in ('OPEN', 'PARTLY')`),
      part(
        'project_entry',
        'ends_on',
        'PROJECT',
        state('ends_on', 'projectEnded', 'projectEnds'),
        `coalesce(e.iati_status, '2') in ('1', '2')`,
      ),
      part('dataset_entry', 'due_on', 'DATASET', state('due_on', 'datasetOverdue', 'datasetDue'), 'true'),
    ].join(' union all ')}) as deadline order by abs(day::date - current_date), id limit ${MOST}`,
    [workspaceId],
  )
}

/** What the workspace's records lack: translations that their source has left behind or that are missing, and records of poor quality. */
export type Gaps = { stale: number; missing: number; poor: number }

/** Below this a record is called poor. */
const POOR = 50

export async function countGaps(workspace: OwnWorkspace): Promise<Gaps> {
  const [gaps] = await sql<Gaps>(
    `select
       (select count(distinct record_id)::int from record_translation where workspace_id = $1::uuid and lang in (select unnest(languages) from workspace where id = $1::uuid) and stale > 0) as stale,
       (select count(distinct record_id)::int from record_translation where workspace_id = $1::uuid and lang in (select unnest(languages) from workspace where id = $1::uuid) and missing > 0) as missing,
       (select count(*)::int from project_entry where workspace_id = $1::uuid and in_register and quality < ${POOR})
         + (select count(*)::int from need_entry where workspace_id = $1::uuid and in_register and quality < ${POOR}) as poor`,
    [workspace.id],
  )
  return gaps ?? { stale: 0, missing: 0, poor: 0 }
}
