import type { db } from '#app/platform/db/client.server.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { Prisma } from '#app/platform/db/generated/client.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { JsonObject, Parts } from './content.ts'

/** Which content of a record: what the public sees, the working copy over it, or a version by its number. */
export type ContentSide = 'PUBLIC' | 'WORKING' | number

/**
 * Which parts to read: all, those at or under a few paths (`facts`, `text`, `budgets`), or exactly these, however many they are
 * (with those under a few paths beside them).
 */
export type PartsWanted = readonly string[] | { exactly: readonly string[]; under?: readonly string[] } | 'all'

type Client = Transaction | typeof db
type PartRow = { path: string; data: JsonObject }

/** Reads parts of a record's content. */
export async function readParts(
  client: Client,
  recordId: string,
  side: ContentSide,
  wanted: PartsWanted = 'all',
): Promise<Map<string, JsonObject>> {
  const rows = await client.$queryRaw<PartRow[]>(partsSql(recordId, side, pathCondition(wanted)))
  return new Map(rows.map(({ path, data }) => [path, data]))
}

const PARTS_OF = {
  PUBLIC: 'select record_id as "recordId", path, data from record_part where record_id = any($1::uuid[]) and until is null',
  WORKING: `select record_id as "recordId", path, data from working_part where record_id = any($1::uuid[]) and data is not null
    union all
    select record_id, path, data from record_part p where record_id = any($1::uuid[]) and until is null
    and not exists (select 1 from working_part w where w.record_id = p.record_id and w.path = p.path)`,
}

/** The published parts of several records in one query, or those of their working copies, by record. */
export async function readPartsOf(
  recordIds: readonly string[],
  side: keyof typeof PARTS_OF = 'PUBLIC',
): Promise<Map<string, Map<string, JsonObject>>> {
  const rows = await sql<PartRow & { recordId: string }>(PARTS_OF[side], [recordIds])
  const parts = new Map<string, Map<string, JsonObject>>(recordIds.map((recordId) => [recordId, new Map()]))
  for (const { recordId, path, data } of rows) parts.get(recordId)?.set(path, data)
  return parts
}

/** The working copies of several records in one query, by record: the parts at or under a few paths. */
export async function readWorkingPartsOf(
  recordIds: readonly string[],
  under: readonly string[],
): Promise<Map<string, Map<string, JsonObject>>> {
  const wanted = `record_id = any($1::uuid[]) and (path = any($2::text[]) or path like any($3::text[]))`
  const rows = await sql<PartRow & { recordId: string }>(
    `select record_id as "recordId", path, data from working_part where ${wanted} and data is not null
     union all
     select record_id, path, data from record_part p where ${wanted} and until is null
     and not exists (select 1 from working_part w where w.record_id = p.record_id and w.path = p.path)`,
    [recordIds, under, under.map((path) => `${path}/%`)],
  )
  const parts = new Map<string, Map<string, JsonObject>>(recordIds.map((recordId) => [recordId, new Map()]))
  for (const { recordId, path, data } of rows) parts.get(recordId)?.set(path, data)
  return parts
}

/** One page of a table's rows in the order of their ids, with the number of rows in all. */
export async function readRows(
  client: Client,
  recordId: string,
  side: ContentSide,
  table: string,
  page: { offset: number; limit: number },
): Promise<{ parts: Parts; total: number }> {
  // Which rows there are is read from indexes; only those of the page are read whole.
  const paths = Prisma.sql`select path from (${partsSql(recordId, side, Prisma.sql`and path like ${`${table}/%`}`)}) as rows`
  const shown =
    page.limit === 0
      ? []
      : await client.$queryRaw<{ path: string; total: number }[]>`
          select path, count(*) over ()::int as total from (${paths}) as found order by path offset ${page.offset} limit ${page.limit}`
  const [first] = shown
  if (!first) {
    const [counted] = await client.$queryRaw<{ n: number }[]>`select count(*)::int as n from (${paths}) as found`
    return { parts: new Map(), total: counted?.n ?? 0 }
  }
  const parts = await readParts(client, recordId, side, { exactly: shown.map(({ path }) => path) })
  return { parts: new Map(shown.map(({ path }) => [path, parts.get(path) ?? {}])), total: first.total }
}

/** Writes parts into the working copy; null takes a part away. */
export async function writeWorkingParts(tx: Transaction, recordId: string, parts: ReadonlyMap<string, JsonObject | null>): Promise<void> {
  if (parts.size === 0) return
  const paths = [...parts.keys()]
  const data = [...parts.values()].map((value) => (value === null ? null : JSON.stringify(value)))
  await tx.$executeRaw`
    insert into working_part (record_id, path, data)
    select ${recordId}::uuid, path, data::jsonb from unnest(${paths}::text[], ${data}::text[]) as given(path, data)
    on conflict (record_id, path) do update set data = excluded.data`
  if (!data.includes(null)) return
  // A part that was never published and is taken away leaves nothing to say.
  await tx.$executeRaw`
    delete from working_part w where record_id = ${recordId}::uuid and data is null
    and not exists (select 1 from record_part p where p.record_id = w.record_id and p.path = w.path and p.until is null)`
}

/** Makes the working copy the content of version `number`: only the parts it changed are written. */
export async function publishWorkingParts(tx: Transaction, recordId: string, number: number): Promise<void> {
  await tx.$executeRaw`
    with taken as (delete from working_part where record_id = ${recordId}::uuid returning path, data),
    ended as (
      update record_part set until = ${number} where record_id = ${recordId}::uuid and until is null and path in (select path from taken)
    )
    insert into record_part (record_id, path, since, data) select ${recordId}::uuid, path, ${number}, data from taken where data is not null`
}

/** The rows of a table as a query for `path` and `data`, for what is reckoned over many of them without reading each. */
export const rowsSql = (recordId: string, side: ContentSide, table: string): Prisma.Sql =>
  partsSql(recordId, side, Prisma.sql`and path like ${`${table}/%`}`)

function partsSql(recordId: string, side: ContentSide, condition: Prisma.Sql): Prisma.Sql {
  if (side === 'PUBLIC')
    return Prisma.sql`select path, data from record_part where record_id = ${recordId}::uuid and until is null ${condition}`
  if (side === 'WORKING') {
    return Prisma.sql`
      select path, data from working_part where record_id = ${recordId}::uuid and data is not null ${condition}
      union all
      select path, data from record_part p where record_id = ${recordId}::uuid and until is null ${condition}
      and not exists (select 1 from working_part w where w.record_id = p.record_id and w.path = p.path)`
  }
  return Prisma.sql`select path, data from record_part where record_id = ${recordId}::uuid and since <= ${side} and (until is null or until > ${side}) ${condition}`
}

function pathCondition(wanted: PartsWanted): Prisma.Sql {
  if (wanted === 'all') return Prisma.empty
  if ('exactly' in wanted) {
    if (!wanted.under) return Prisma.sql`and path = any(${[...wanted.exactly]}::text[])`
    const below = wanted.under.map((path) => `${path}/%`)
    return Prisma.sql`and (path = any(${[...wanted.exactly]}::text[]) or path like any(${below}::text[]))`
  }
  const under = wanted.map((path) => `${path}/%`)
  return Prisma.sql`and (path = any(${[...wanted]}::text[]) or path like any(${under}::text[]))`
}
