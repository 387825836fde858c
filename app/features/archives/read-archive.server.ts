import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { Bundle } from '#app/platform/bundle/read-bundle.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  archiveManifest,
  archivedPerson,
  PEOPLE,
  tableMember,
  type ArchivedPerson,
  type ArchiveManifest,
  type Counts,
} from './archive-format.ts'
import { ARCHIVED, PEOPLE_COLUMNS, type Owner } from './tables.ts'

export type OpenArchive = { bundle: Bundle; manifest: ArchiveManifest; people: ArchivedPerson[] }

/** What an archive holds, for whoever decides whether to load it. */
export type ArchivePreview = {
  madeAt: string
  workspace: { id: string; slug: string; kind: string; name: Record<string, string> }
  counts: Counts
  /** Members whose address has an account here, and those whose has none. */
  membersKnown: number
  membersUnknown: number
}

const LIMITS = { members: 1_000_000, inflated: 256 * 2 ** 30 }
/** One record's part or source. */
const LONGEST_LINE = 128 * 2 ** 20

const refused = (key: string, params: Record<string, string | number> = {}, kind: 'invalid' | 'conflict' = 'invalid') =>
  new AppError(kind, `archive.${key}`, params)

/**
 * Opens a workspace's archive and reads all of it once: it is whole and unchanged, its rows are JSON and belong to the workspace that it
 * names. Throws `invalid` (bundle.*, archive.*) with the reason; nothing is changed by reading.
 */
export async function openArchive(path: string): Promise<OpenArchive> {
  const bundle = await Bundle.open(path, { format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, limits: LIMITS })
  try {
    const read = archiveManifest.safeParse(bundle.stated)
    if (!read.success) throw new AppError('invalid', 'bundle.damaged', { name: 'manifest.json' })
    await bundle.verify()
    const manifest = read.data
    const people = await readPeople(bundle)
    await requireOwnRows(bundle, manifest, new Set(people.map(({ id }) => id)))
    return { bundle, manifest, people }
  } catch (error) {
    bundle.close()
    throw error
  }
}

/** The lines of a member, none longer than a row can be. Throws `invalid` for a line past that. */
export async function* linesOf(bundle: Bundle, name: string): AsyncGenerator<string> {
  const member = bundle.find(name)
  if (!member) return
  let length = 0
  const checked = async function* () {
    for await (const chunk of bundle.read(member)) {
      const last = chunk.lastIndexOf(10)
      length = last < 0 ? length + chunk.length : chunk.length - last
      if (length > LONGEST_LINE) throw refused('badRow', { name })
      yield chunk
    }
  }
  const input = Readable.from(checked(), { objectMode: false })
  let failure: Error | null = null
  input.once('error', (error: Error) => (failure = error))
  for await (const line of createInterface({ input, crlfDelay: Infinity })) if (line !== '') yield line
  // readline ends quietly where its input fails.
  if (failure) throw failure as Error
}

/** No row may slip in among the records of somebody else, nor name anybody whom the archive does not introduce: it would speak for an account here. */
async function requireOwnRows(bundle: Bundle, { workspace, columns }: ArchiveManifest, people: ReadonlySet<string>): Promise<void> {
  const ids: Record<Owner, Set<string>> = {
    workspace: new Set([workspace.id]),
    record: new Set(),
    dataset_load: new Set(),
    expert_profile: new Set(),
    matching_round: new Set(),
  }
  const known = new Map(ARCHIVED.map((table) => [table.name, table]))
  const strange = Object.keys(columns).find((name) => !known.has(name))
  if (strange) throw refused('unknownTable', { name: strange })
  for (const { name, owner } of ARCHIVED) {
    let rows = 0
    for await (const line of linesOf(bundle, tableMember(name))) {
      const row = parseRow(line, name)
      const named = row[owner.column]
      if (typeof named !== 'string' || !ids[owner.of].has(named)) throw refused('foreignRow', { name })
      if (!namedIn(row).every((id) => people.has(id))) throw refused('foreignPerson', { name })
      if (name in ids && name !== 'workspace') ids[name as Owner].add(String(row.id))
      rows += 1
    }
    if (name === 'workspace' && rows !== 1) throw refused('badRow', { name })
  }
}

/** The people whom a row names. */
const namedIn = (row: Record<string, unknown>): string[] =>
  Object.entries(row).flatMap(([column, value]) =>
    PEOPLE_COLUMNS.has(column) ? [value].flat(Infinity).filter((id): id is string => typeof id === 'string') : [],
  )

function parseRow(line: string, name: string): Record<string, unknown> {
  try {
    const row: unknown = JSON.parse(line)
    if (row && typeof row === 'object' && !Array.isArray(row)) return row as Record<string, unknown>
  } catch {
    // falls through to the refusal
  }
  throw refused('badRow', { name })
}

async function readPeople(bundle: Bundle): Promise<ArchivedPerson[]> {
  const people: ArchivedPerson[] = []
  for await (const line of linesOf(bundle, PEOPLE)) {
    const read = archivedPerson.safeParse(parseRow(line, PEOPLE))
    if (!read.success) throw refused('badRow', { name: PEOPLE })
    people.push(read.data)
  }
  return people
}

/** What it holds, and who of its members is known here. */
export async function previewOf({ manifest, people }: OpenArchive): Promise<ArchivePreview> {
  const { madeAt, workspace, counts } = manifest
  const addresses = people.flatMap(({ role, email }) => (role && email ? [email.toLowerCase()] : []))
  const membersKnown = await db.user.count({ where: { email: { in: addresses } } })
  return { madeAt, workspace, counts, membersKnown, membersUnknown: addresses.length - membersKnown }
}

/**
 * Sees to it that the archive has a place here. Throws `conflict` where its workspace or one of its records is here already, or
 * its address or that of a dataset is taken.
 */
export async function requireRoom({ bundle, manifest }: OpenArchive, slug: string): Promise<void> {
  const { workspace } = manifest
  const standing = await db.workspace.findUnique({ where: { id: workspace.id }, select: { slug: true } })
  if (standing) throw refused('exists', { slug: standing.slug }, 'conflict')
  if (await db.workspace.findUnique({ where: { slug }, select: { id: true } })) throw refused('slugTaken', { slug }, 'conflict')
  for (const { table, column, type, key } of UNIQUE) {
    let batch: string[] = []
    const check = async () => {
      const [taken] = await sql<{ value: string }>(
        `select ${column}::text as value from ${table} where ${column} = any($1::${type}[]) limit 1`,
        [batch],
      )
      if (taken) throw refused(key, { value: taken.value }, 'conflict')
      batch = []
    }
    for await (const line of linesOf(bundle, tableMember(table))) {
      batch.push(String(parseRow(line, table)[column]))
      if (batch.length === 5000) await check()
    }
    await check()
  }
}

const UNIQUE = [
  { table: 'record', column: 'id', type: 'uuid', key: 'idTaken' },
  { table: 'expert_profile', column: 'id', type: 'uuid', key: 'idTaken' },
  { table: 'dataset_load', column: 'id', type: 'uuid', key: 'idTaken' },
  { table: 'dataset', column: 'slug', type: 'text', key: 'datasetTaken' },
] as const
