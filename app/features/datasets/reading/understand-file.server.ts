import { tmpdir } from 'node:os'
import type { FileFormat, Finding, TableGuess, TableStructure, Understood } from '../tables.ts'
import { openContent } from './content.server.ts'
import { kindOfFile } from './file-kind.server.ts'
import { FindingsList } from './findings-list.ts'
import { UNPACKED_FOR_LOOK, type LookOptions } from './first-look.server.ts'
import { READING_LIMITS, type ReadingLimits } from './limits.ts'
import { isOds } from './ods-source.server.ts'
import { nameWithoutEnding } from './table-names.ts'
import { understandText } from './understand-text.server.ts'
import { understandOds, understandXlsx } from './understand-workbook.server.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { isXlsx } from './xlsx-workbook.server.ts'
import { ZipArchive } from './zip-archive.server.ts'

/** What tables are understood with: corrections of an earlier version, limits, and where findings go. */
export type LookContext = {
  remembered: TableStructure[]
  options: LookOptions
  limits: ReadingLimits
  workDir: string
  findings: FindingsList
}
export type LookedAt = { path: string; name: string; member?: string | undefined }
type Parts = Pick<Understood, 'tables' | 'documents'> & { format: FileFormat | null }

/** Members of a zip that may hold a table or be a document; of the others only their names are noted. */
const READABLE = /\.(?:csv|tsv|tab|txt|psv|json|geojson|ndjson|jsonl|xlsx|xlsm|ods|parquet|pdf|gz)$/i
/** Texts beside tables that people are to read first. */
const REMARK = /^(?:read[ _-]?me|licen[cs]e|copying|change[ _-]?log|lisez[ _-]?moi|l[ée]eme|leia[ _-]?me)\b.*\.txt$/i
/** What systems put into zips by themselves. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.[^/.][^/]*$|Thumbs\.db$|desktop\.ini$)/i

/**
 * What a file is and which tables it holds, by its bytes: its name only names tables. Reads the beginning, however big
 * the file is. What cannot be read is said by a finding of severity `error`, and nothing is thrown but faults of the disk.
 * @param remembered structures that a person confirmed for an earlier version; used where a table of that name still fits them
 */
export async function understandFile(
  path: string,
  name: string,
  remembered: TableStructure[] = [],
  options: LookOptions = {},
): Promise<Understood> {
  const { limits = READING_LIMITS, workDir = tmpdir() } = options
  const context: LookContext = { remembered, options, limits, workDir, findings: new FindingsList() }
  const parts = await understandContent({ path, name }, context)
  return { ...parts, tables: withUniqueNames(parts.tables), findings: context.findings.list() }
}

const nothing = (format: FileFormat | null): Parts => ({ format, tables: [], documents: [] })

async function understandContent(file: LookedAt, context: LookContext, isNested = false): Promise<Parts> {
  const kind = await kindOfFile(file.path)
  const tell = (finding: Omit<Finding, 'table'>) => context.findings.add({ ...finding, ...(file.member ? { table: file.name } : {}) })
  try {
    switch (kind.kind) {
      case 'refused':
        tell({ code: kind.code, severity: 'error', ...(kind.sample ? { sample: kind.sample } : {}) })
        return nothing(null)
      case 'text':
        return { ...(await understandText(file, context)), documents: [] }
      case 'parquet':
        return { format: 'parquet', tables: [parquetGuess(file)], documents: [] }
      case 'pdf': {
        if (kind.isEncrypted) tell({ code: 'pdf-encrypted', severity: 'note' })
        if (kind.hasScript) tell({ code: 'pdf-script', severity: 'note' })
        const member = file.member === undefined ? {} : { member: file.member }
        return { ...nothing('pdf'), documents: [{ name: file.name, ...member, bytes: kind.bytes }] }
      }
      case 'gzip':
        return await understandGzip(file, context, isNested)
      case 'zip':
        return await understandZip(file, context, isNested)
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    tell(error.finding)
    return nothing(kind.kind === 'zip' ? 'zip' : null)
  }
}

async function understandGzip(file: LookedAt, context: LookContext, isNested: boolean): Promise<Parts> {
  const name = file.name.replace(/\.gz$/i, '')
  const content = await openContent(file.path, undefined, context.workDir, context.limits, UNPACKED_FOR_LOOK)
  try {
    const { kind } = await kindOfFile(content.path)
    if (kind === 'text' || kind === 'refused') return await understandContent({ ...file, path: content.path, name }, context, isNested)
    // What is packed twice, and documents that are packed, are told apart by nobody who sends tables.
    context.findings.add({ code: 'nested-archive', severity: 'error', sample: name })
    return nothing(null)
  } finally {
    await content.release()
  }
}

async function understandZip(file: LookedAt, context: LookContext, isNested: boolean): Promise<Parts> {
  const zip = await ZipArchive.open(file.path, context.limits)
  try {
    if (isXlsx(zip)) return { format: 'xlsx', tables: await understandXlsx(zip, context), documents: [] }
    if (await isOds(zip)) return { format: 'ods', tables: await understandOds(zip, context), documents: [] }
    if (zip.find('[Content_Types].xml') || zip.find('mimetype')) throw new UnreadableFile({ code: 'format-error', sample: 'office' })
    if (isNested) throw new UnreadableFile({ code: 'nested-archive', sample: file.name })
    return await understandMembers(zip, file, context)
  } finally {
    zip.close()
  }
}

async function understandMembers(zip: ZipArchive, file: LookedAt, context: LookContext): Promise<Parts> {
  const parts: Parts = { format: 'zip', tables: [], documents: [] }
  const members = zip.members.filter(({ name }) => !LITTER.test(name))
  if (members.some(({ isEncrypted }) => isEncrypted)) throw new UnreadableFile({ code: 'encrypted' })
  for (const member of members) {
    if (!READABLE.test(member.name)) {
      const isArchive = /\.(?:zip|7z|rar|tar|tgz|bz2|xz)$/i.test(member.name)
      context.findings.add({
        code: isArchive ? 'nested-archive' : 'member-not-read',
        severity: isArchive ? 'warning' : 'note',
        sample: member.name,
      })
      continue
    }
    const found = await understandMember(file, member.name, context)
    parts.tables.push(...found.tables)
    parts.documents.push(...found.documents)
  }
  if (parts.tables.length === 0 && parts.documents.length === 0) context.findings.add({ code: 'no-table', severity: 'error' })
  return parts
}

async function understandMember(file: LookedAt, member: string, context: LookContext): Promise<Parts> {
  const name = member.slice(member.lastIndexOf('/') + 1)
  // The beginning tells a text; what must be read from its end is unpacked whole.
  for (const most of [UNPACKED_FOR_LOOK, Infinity]) {
    const content = await openContent(file.path, member, context.workDir, context.limits, most)
    try {
      const { kind } = await kindOfFile(content.path)
      if (most !== Infinity && kind !== 'text') continue
      const parts = await understandContent({ path: content.path, name: name.replace(/\.gz$/i, ''), member }, context, true)
      for (const table of parts.tables) table.structure.member = member
      const isRemark = REMARK.test(name) || (/\.txt$/i.test(name) && parts.tables.every((table) => table.columns.length === 1))
      if (isRemark) context.findings.add({ code: 'member-not-read', severity: 'note', sample: member })
      return isRemark ? nothing(null) : parts
    } finally {
      await content.release()
    }
  }
  return nothing(null)
}

function parquetGuess(file: LookedAt): TableGuess {
  const structure: TableStructure = {
    name: nameWithoutEnding(file.name),
    format: 'parquet',
    header: null,
    headerRows: 0,
    hxl: null,
    data: 0,
  }
  return { structure, columns: [], hxl: [], readings: [], roles: [], first: [], lines: [], ambiguousDates: [] }
}

function withUniqueNames(tables: TableGuess[]): TableGuess[] {
  const taken = new Set<string>()
  return tables.map((table) => {
    let { name } = table.structure
    for (let number = 2; taken.has(name); number += 1) name = `${table.structure.name} ${number}`
    taken.add(name)
    return name === table.structure.name ? table : { ...table, structure: { ...table.structure, name } }
  })
}
