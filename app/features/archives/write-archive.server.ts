import type { Writable } from 'node:stream'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { BundleWriter } from '#app/platform/bundle/write-bundle.server.ts'
import { pool } from '#app/platform/db/client.server.ts'
import { listTables, quoted } from '#app/platform/db/copy.server.ts'
import { readBlob } from '#app/platform/storage/blobs.server.ts'
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, fileMember, ORGANISATION, PEOPLE, tableMember, type Counts } from './archive-format.ts'
import { addReadable } from './readable-files.server.ts'
import { ARCHIVED, PEOPLE_COLUMNS, type ArchivedTable } from './tables.ts'

export type ArchiveDone = { counts: Counts; slug: string }

type Options = { onProgress?: ((part: number) => void) | undefined; origin: string }

/**
 * Writes everything that a workspace owns as one bundle, as it stood at one moment; see README.md. The caller has seen to it
 * that who asks may have it.
 */
export async function writeArchive(workspaceId: string, out: Writable, { onProgress, origin }: Options): Promise<ArchiveDone> {
  if (!isUuid(workspaceId)) throw new Error(`No workspace: ${workspaceId}`)
  const client = await pool().connect()
  const bundle = new BundleWriter(out)
  try {
    await client.query('begin isolation level repeatable read read only')
    const workspace = await readWorkspace(client, workspaceId)
    const columns = await columnsOf(client)
    for (const [index, table] of ARCHIVED.entries()) {
      const chosen = columns[table.name]
      if (!chosen) continue
      const row = `(select to_jsonb(picked) from (select ${chosen.map((column) => `t.${quoted(column)}`).join(', ')}) as picked)`
      const lines = `select ${row} from ${quoted(table.name)} t where ${ownedBy(table, workspaceId)} order by ${table.order}`
      await addLines(client, bundle, tableMember(table.name), lines)
      onProgress?.((index + 1) / (ARCHIVED.length + 2))
    }
    await addLines(client, bundle, PEOPLE, peopleLines(columns, workspaceId))
    await addLines(client, bundle, ORGANISATION, organisationLines(workspaceId))
    const counts = await countsOf(client, workspaceId)
    const files = await filesOf(client, workspaceId, columns)
    await client.query('commit')
    for (const sha256 of files) await bundle.add(fileMember(sha256), await readBlob(sha256), { packed: true })
    await addReadable(bundle, { workspace, origin })
    const all = { ...counts, files: files.length }
    await bundle.finish({
      format: ARCHIVE_FORMAT,
      formatVersion: ARCHIVE_VERSION,
      madeAt: new Date().toISOString(),
      ...{ workspace, counts: all, columns },
    })
    return { counts: all, slug: workspace.slug }
  } catch (error) {
    bundle.abandon()
    throw error
  } finally {
    client.release(true)
  }
}

const OWNED: Record<ArchivedTable['owner']['of'], (workspaceId: string) => string> = {
  workspace: (id) => `'${id}'::uuid`,
  record: (id) => `(select id from record where workspace_id = '${id}'::uuid)`,
  dataset_load: (id) => `(select id from dataset_load where workspace_id = '${id}'::uuid)`,
  expert_profile: (id) => `(select id from expert_profile where workspace_id = '${id}'::uuid)`,
  matching_round: (id) => `(select id from matching_round where workspace_id = '${id}'::uuid)`,
}

/** The condition on rows of a table, as `t`, that they are the workspace's. COPY takes no parameters; the id is a UUID. */
const ownedBy = ({ owner }: ArchivedTable, workspaceId: string) => `t.${owner.column} in (${OWNED[owner.of](workspaceId)})`

async function readWorkspace(client: pg.ClientBase, workspaceId: string) {
  const { rows } = await client.query<{ id: string; slug: string; kind: 'GOVERNMENT'; name: Record<string, string> }>(
    'select id, slug, kind, name from workspace where id = $1',
    [workspaceId],
  )
  const [found] = rows
  if (!found) throw new Error(`No workspace: ${workspaceId}`)
  return found
}

/** The columns that are taken of each table. */
export async function columnsOf(client: pg.ClientBase): Promise<Record<string, string[]>> {
  const tables = new Map((await listTables(client)).map(({ name, columns }) => [name, columns]))
  return Object.fromEntries(
    ARCHIVED.flatMap(({ name, omit = [] }) => {
      const columns = tables.get(name)
      return columns ? [[name, columns.filter((column) => !omit.includes(column))]] : []
    }),
  )
}

/** One JSON object a line: control characters are never in JSON, so that nothing is quoted or escaped on the way. */
async function addLines(client: pg.ClientBase, bundle: BundleWriter, name: string, query: string): Promise<void> {
  const stream = client.query(copyTo(`copy (${query}) to stdout with (format csv, delimiter E'\\x02', quote E'\\x01')`))
  await bundle.add(name, stream, { lines: true })
}

/** Everybody whom the rows name; members with address and role. */
function peopleLines(columns: Readonly<Record<string, readonly string[]>>, workspaceId: string): string {
  const named = ARCHIVED.flatMap((table) =>
    (columns[table.name] ?? [])
      .filter((column) => PEOPLE_COLUMNS.has(column))
      .map((column) => {
        const value = LISTS.has(column) ? `unnest(t.${column})` : `t.${column}`
        return `select ${value} as id from ${quoted(table.name)} t where ${ownedBy(table, workspaceId)}`
      }),
  )
  const members = `select user_id as id from membership where workspace_id = '${workspaceId}'::uuid`
  return `select jsonb_strip_nulls(jsonb_build_object('id', person.id, 'name', person.name, 'email', case when seat.role is not null then person.email end,
      'language', case when seat.role is not null then person.language end, 'role', seat.role))
    from "user" person left join membership seat on seat.user_id = person.id and seat.workspace_id = '${workspaceId}'::uuid
    where person.id in (${[...named, members].join(' union ')}) order by person.id`
}

const LISTS = new Set(['editors', 'working_editors', 'approved_by'])

const organisationLines = (workspaceId: string) =>
  `select jsonb_build_object('ref', o.ref, 'type', o.type, 'name', o.name, 'country', o.country)
   from workspace w join organisation o on o.id = w.organisation_id where w.id = '${workspaceId}'::uuid`

async function countsOf(client: pg.ClientBase, workspaceId: string): Promise<Counts> {
  const { rows } = await client.query<Counts>(
    `select (count(*) filter (where kind = 'PROJECT'))::int as projects, (count(*) filter (where kind = 'NEED'))::int as needs,
      (count(*) filter (where kind = 'DATASET'))::int as datasets, (select count(*)::int from expert_profile where workspace_id = $1) as experts,
      (select count(*)::int from membership where workspace_id = $1) as members, (select count(*)::int from event where workspace_id = $1) as events
     from record where workspace_id = $1`,
    [workspaceId],
  )
  return rows[0] ?? {}
}

/** Stored files that the rows name: what was sent, its tables, its documents, the logo. */
async function filesOf(
  client: pg.ClientBase,
  workspaceId: string,
  columns: Readonly<Record<string, readonly string[]>>,
): Promise<string[]> {
  const logo = columns.workspace?.includes('logo_hash') ? ` union select logo_hash from workspace where id = $1` : ''
  const { rows } = await client.query<{ sha256: string }>(
    `with load as (select * from dataset_load where workspace_id = $1)
     select found as sha256 from (select sha256 as found from load union select document ->> 'sha256' from load cross join jsonb_array_elements(documents) as document
       union select trim(both '"' from file::text) from dataset_table join load on load.id = load_id cross join jsonb_path_query(files, 'strict $.**') as file
         where jsonb_typeof(file) = 'string'${logo}) as named
     where found ~ '^[0-9a-f]{64}$' order by 1`,
    [workspaceId],
  )
  return rows.map(({ sha256 }) => sha256)
}
