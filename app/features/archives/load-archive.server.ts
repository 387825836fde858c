import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { v7 as uuidv7 } from 'uuid'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { findOrganisationByRef } from '#app/features/organisations/find-by-ref.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { lockOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { recountTexts } from '#app/features/provenance/text-origins.server.ts'
import { isSlug } from '#app/features/workspaces/mutations/create-workspace.server.ts'
import { REGISTER_JOB } from '#app/features/workspaces/register-job.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { quoted } from '#app/platform/db/copy.server.ts'
import { inTransaction, touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { storeBlob } from '#app/platform/storage/blobs.server.ts'
import { archivedOrganisation, ORGANISATION, tableMember } from './archive-format.ts'
import { seatPeople } from './seat-people.server.ts'
import { linesOf, requireRoom, type OpenArchive } from './read-archive.server.ts'
import { ARCHIVED } from './tables.ts'

export type LoadDone = {
  workspaceId: string
  slug: string
  records: number
  /** Members who have no account here, and stand in the history by name. */ unknown: string[]
}

type Options = {
  slug?: string | undefined
  onProgress?: ((part: number) => void) | undefined
  onLoaded?: ((tx: Transaction, done: LoadDone) => Promise<void>) | undefined
}

const LONGEST = 6 * 3_600_000
const BATCH_CHARS = 4 * 2 ** 20
const RECORDED = { NEED: needRecorded, PROJECT: projectRecorded, DATASET: datasetRecorded }
const ROWS_PART = 0.5

/**
 * Loads a workspace's archive: ids, versions and history as they were, in one transaction that ends with what lists, searches and the map
 * show of it. Stored files come first, under their content. Throws `invalid` and `conflict` with the reason; nothing is changed then.
 */
export async function loadArchive(archive: OpenArchive, { slug: wanted, onProgress, onLoaded }: Options = {}): Promise<LoadDone> {
  const { workspace } = archive.manifest
  const slug = wanted ?? workspace.slug
  if (!isSlug(slug)) throw new AppError('invalid', 'archive.badSlug', { slug })
  await requireRoom(archive, slug)
  await storeFiles(archive)
  return inTransaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('load archive', 0))`
      // What came between the look and the lock is refused by the keys themselves.
      const people = await seatPeople(tx, archive)
      await loadRows(tx, archive, { slug, people: people.ids, onProgress })
      await people.join()
      await joinOrganisation(tx, archive)
      await requireOwnHistory(tx, workspace.id)
      const records = await derive(tx, workspace.id, onProgress)
      const done = { workspaceId: workspace.id, slug, records, unknown: people.unknown }
      await onLoaded?.(tx, done)
      await touchPublicData(tx)
      return done
    },
    { timeout: LONGEST },
  ).catch((error: unknown) => {
    throw refusalOf(error)
  })
}

/** What the database refuses of a row is the archive's fault: a key that is taken, a value of another type. */
function refusalOf(error: unknown): unknown {
  const text = String(error)
  if (error instanceof AppError || !/23505|22P0\d|2200\d|23502|23503|42804|22001|22003|54001/.test(text)) return error
  return new AppError('invalid', /23505/.test(text) ? 'archive.keyTaken' : 'archive.badValue')
}

async function storeFiles({ bundle, manifest }: OpenArchive): Promise<void> {
  const folder = path.resolve(readEnv().PORTAL_DATA_DIR, 'uploads', `archive-${uuidv7()}`)
  await mkdir(folder, { recursive: true })
  try {
    for (const member of manifest.members) {
      const sha256 = /^files\/[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(member.name)?.[1]
      if (!sha256) continue
      const file = path.join(folder, sha256)
      await pipeline(bundle.read(member), createWriteStream(file, { mode: 0o600 }))
      const stored = await storeBlob(file, { ours: true })
      await rm(file)
      if (stored.sha256 !== sha256) throw new AppError('invalid', 'bundle.tampered', { name: member.name })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Loading = {
  slug: string
  /** Ids of people there, and what they are here. */ people: ReadonlyMap<string, string>
  onProgress: Options['onProgress']
}

async function loadRows(tx: Transaction, { bundle, manifest }: OpenArchive, { slug, people, onProgress }: Loading): Promise<void> {
  const known = await columnsHere()
  for (const [index, { name, omit = [] }] of ARCHIVED.entries()) {
    const columns = manifest.columns[name]
    if (!columns) continue
    const strange = columns.find((column) => omit.includes(column) || !known.get(name)?.has(column))
    if (strange) throw new AppError('invalid', 'archive.unknownColumn', { name: `${name}.${strange}` })
    const target = columns.map(quoted).join(', ')
    const insert = `insert into ${quoted(name)} (${target}) select ${target} from jsonb_populate_recordset(null::public.${quoted(name)}, $1::jsonb)`
    let batch: string[] = []
    let chars = 0
    const send = async () => {
      if (batch.length > 0) await tx.$executeRawUnsafe(insert, `[${batch.join(',')}]`)
      batch = []
      chars = 0
    }
    for await (const line of linesOf(bundle, tableMember(name))) {
      const row = name === 'workspace' ? JSON.stringify({ ...(JSON.parse(line) as object), slug }) : line
      batch.push(replaced(row, people))
      chars += row.length
      if (chars > BATCH_CHARS) await send()
    }
    await send()
    onProgress?.((ROWS_PART * (index + 1)) / ARCHIVED.length)
  }
}

async function columnsHere(): Promise<Map<string, Set<string>>> {
  const rows = await sql<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text) as columns from information_schema.columns where table_schema = 'public' group by 1`,
  )
  return new Map(rows.map(({ name, columns }) => [name, new Set(columns)]))
}

const UUID = /"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g

/** A row with the ids that its people have here, wherever it names them. */
const replaced = (row: string, people: ReadonlyMap<string, string>) =>
  people.size === 0 ? row : row.replace(UUID, (whole, id: string) => (people.has(id) ? `"${people.get(id)}"` : whole))

/** The register's entry of the same identifier; one that it does not hold is added. */
async function joinOrganisation(tx: Transaction, { bundle, manifest }: OpenArchive): Promise<void> {
  for await (const line of linesOf(bundle, ORGANISATION)) {
    const read = archivedOrganisation.safeParse(JSON.parse(line))
    if (!read.success) throw new AppError('invalid', 'archive.badRow', { name: ORGANISATION })
    const { ref, ...more } = read.data
    const found = ref === null ? null : await findOrganisationByRef(ref, tx)
    const id = found ?? (await tx.organisation.create({ data: { id: uuidv7(), ref, ...more }, select: { id: true } })).id
    if (!found) await enqueue(tx, REGISTER_JOB, {}, { key: REGISTER_JOB })
    await tx.workspace.update({ where: { id: manifest.workspace.id }, data: { organisationId: id } })
  }
}

/** An event tells of the workspace's own records, or of what is no longer there. */
async function requireOwnHistory(tx: Transaction, workspaceId: string): Promise<void> {
  const [foreign] = await tx.$queryRaw<unknown[]>`
    select 1 from event join record on record.id = event.record_id where event.workspace_id = ${workspaceId}::uuid and record.workspace_id <> ${workspaceId}::uuid limit 1`
  if (foreign) throw new AppError('invalid', 'archive.foreignRow', { name: 'event' })
}

/** Derives what lists, searches and the map show. Gives the number of records. */
async function derive(tx: Transaction, workspaceId: string, onProgress: Options['onProgress']): Promise<number> {
  const records = await tx.record.findMany({ where: { workspaceId }, select: { id: true, kind: true }, orderBy: { id: 'asc' } })
  // Projects first: needs say whether those that they name are there.
  const ordered = ['PROJECT', 'NEED', 'DATASET'].flatMap((kind) => records.filter((record) => record.kind === kind))
  for (const [index, { id, kind }] of ordered.entries()) {
    const recorded = RECORDED[kind]
    const record = await lockOwnRecord(tx, OPERATOR, kind, workspaceId, id)
    if (record.publication === 'PUBLISHED') await recorded.indexPublic(tx, record)
    await recorded.indexWorking(tx, record)
    await recountTexts(tx, recorded, record)
    if (index % 50 === 0) onProgress?.(ROWS_PART + ((1 - ROWS_PART) * index) / ordered.length)
  }
  return ordered.length
}
