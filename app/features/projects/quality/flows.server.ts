import { rowsSql, type ContentSide } from '#app/features/provenance/parts.server.ts'
import type { Transaction } from '#app/features/projects/content.ts'
import { splitPath } from '#app/features/provenance/content.ts'
import type { Touched } from '#app/features/provenance/recorded.server.ts'
import type { db } from '#app/platform/db/client.server.ts'
import type { Transaction as DatabaseTransaction } from '#app/platform/db/transaction.server.ts'
import { withoutTransaction, withTransaction, type Flow } from './flows.ts'

type Client = DatabaseTransaction | typeof db

/** Gathers the transactions of a project in one query, as thousands of them take longer to read than all the rest. */
export async function readFlows(client: Client, projectId: string, side: ContentSide): Promise<Flow[]> {
  const flows = await client.$queryRaw<(Omit<Flow, 'latestRow'> & { last: string | null })[]>`
    select case data->>'type' when '2' then 'commitment' when '11' then 'incoming' when '3' then 'spending' when '4' then 'spending' else 'other' end as role,
      coalesce(data->'value'->>'currency', '') as currency,
      count(*)::int as count,
      coalesce(sum(case when data->'value'->>'amount' ~ '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$' then (data->'value'->>'amount')::numeric end), 0)::text as sum,
      min(path) filter (where coalesce(data->>'date', '') = '') as undated,
      max((left(data->>'date', 10) || ' ' || path) collate "C") filter (where data->>'date' <> '') as last,
      (count(*) filter (where data->>'type' = '3'))::int as disbursements,
      min(path) filter (where data->>'type' = '3' and not data ? 'receiver') as "withoutReceiver",
      (count(*) filter (where data ? 'sectors'))::int as "withSectors",
      (count(*) filter (where data ? 'country' or data ? 'region'))::int as "withPlaces"
    from (${rowsSql(projectId, side, 'transactions')}) as transactions group by 1, 2`
  const rowOf = (path: string | null) => path && splitPath(path)[1]
  return flows.map(({ last, ...flow }) => ({
    ...flow,
    undated: rowOf(flow.undated),
    latest: last && last.slice(0, last.indexOf(' ')),
    latestRow: rowOf(last),
    withoutReceiver: rowOf(flow.withoutReceiver),
  }))
}

/**
 * The same of a working copy of which only the parts `touched` changed since its entry was written: what that holds, moved
 * by the transactions among them; gathered anew only where that does not tell.
 */
export async function readWorkingFlows(client: Client, projectId: string, touched: Touched | undefined): Promise<Flow[]> {
  const entry = touched
    ? await client.projectEntry.findFirst({
        where: { recordId: projectId },
        // The working copy's own, else that of the published version which it was until now.
        orderBy: { side: 'desc' },
        select: { flows: true },
      })
    : null
  const moved = touched && entry?.flows ? moveFlows(entry.flows as Flow[], touched) : null
  return moved ?? readFlows(client, projectId, 'WORKING')
}

/** What is gathered after a change of some transactions; null where only the others could tell. Pure. */
function moveFlows(flows: Flow[], { before, after }: Touched): Flow[] | null {
  let moved: Flow[] | null = flows
  for (const [path, now] of after) {
    const [table, id] = splitPath(path)
    if (table !== 'transactions' || !moved) continue
    const was = before.get(path)
    if (was) moved = withoutTransaction(moved, { ...(was as unknown as Transaction), id })
    if (now && moved) moved = withTransaction(moved, { ...(now as unknown as Transaction), id })
  }
  return moved
}
