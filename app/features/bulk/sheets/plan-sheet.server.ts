import { v7 as uuidv7 } from 'uuid'
import { changesSinceEach } from '#app/features/provenance/base-content.server.ts'
import type { JsonObject, Parts } from '#app/features/provenance/content.ts'
import { locate, type Change } from '#app/features/provenance/edits.ts'
import { readWorkingPartsOf } from '#app/features/provenance/parts.server.ts'
import { recordPolicy } from '#app/features/provenance/policy.ts'
import { heldRecords, isUuid, type HeldRecord, type RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { insertLines } from '../changes/lines.server.ts'
import type { CellProblem, Line } from '../changes/outcomes.ts'
import { KINDS } from '../kinds.server.ts'
import { RECORD_KEY, REVISION_KEY } from './book-shape.server.ts'
import { planRecord, type CellReading, type StagedRow } from './plan-record.server.ts'
import { columnLetters } from './sheet-cell.ts'
import { NEW, type StagedCells, type StagedSheet } from './stage-rows.server.ts'

const BATCH = 250
const SHEET_SPAN = 1_048_577

type Where = { changeId: string; kind: RecordKind; workspaceId: string; language: Language }

/**
 * Works out line by line what the staged rows would change, a batch of records at a time, and keeps what is more than
 * nothing. `onLines` is told the lines of each batch.
 */
export async function planSheet(
  actor: Actor,
  where: Where,
  sheets: readonly StagedSheet[],
  onLines: (lines: readonly Line[]) => Promise<void>,
): Promise<void> {
  const kind = KINDS[where.kind]
  const reading: CellReading = { kind, typed: kind.fields(where.language), plain: kind.fields('en'), language: where.language }
  const taken = new Set<string>()
  let after = ''
  for (;;) {
    const keys = await sql<{ key: string; position: number }>(
      `select record_id as key, min(sheet * ${SHEET_SPAN} + "row")::int as position from bulk_row
       where change_id = $1::uuid and record_id > $2 group by record_id order by record_id limit ${BATCH}`,
      [where.changeId, after],
    )
    if (keys.length === 0) return
    after = keys.at(-1)?.key ?? ''
    const lines = await planBatch(actor, where, sheets, keys, reading)
    await refuseTakenIdentifiers(where, lines, taken)
    await insertLines(
      where.changeId,
      lines.filter(({ outcome }) => outcome !== 'SAME'),
    )
    await onLines(lines)
  }
}

async function planBatch(
  actor: Actor,
  { changeId, kind, workspaceId }: Where,
  sheets: readonly StagedSheet[],
  keys: readonly { key: string; position: number }[],
  reading: CellReading,
): Promise<Line[]> {
  const rows = await stagedRows(changeId, sheets, keys)
  const ids = keys.map(({ key }) => key).filter(isUuid)
  const tables = [...new Set(sheets.flatMap(({ table }) => table ?? []))]
  const [records, parts] = await Promise.all([heldRecords(kind, workspaceId, ids), readWorkingPartsOf(ids, ['facts', 'text', ...tables])])
  const froms = new Map([...records.values()].map((record) => [record.id, madeFrom(rows.get(record.id) ?? [], record.revision)]))
  const since = await changesSinceEach(
    [...froms].flatMap(([recordId, revision]) => (revision < (records.get(recordId)?.revision ?? 0) ? [{ recordId, revision }] : [])),
  )
  return keys.map(({ key, position }) => {
    const own = rows.get(key) ?? []
    const record = records.get(key)
    const at = { position, row: own.find(({ sheet }) => sheet.table === null)?.row ?? null }
    if (!record && !key.startsWith(NEW)) return { ...unknownLine(own, key), ...at }
    if (!record) return { ...newLine(own, key, reading), ...at }
    return {
      ...knownLine(
        actor,
        own,
        record,
        { parts: parts.get(record.id) ?? new Map<string, JsonObject>(), since: since.get(record.id) ?? [] },
        reading,
      ),
      ...at,
    }
  })
}

async function stagedRows(
  changeId: string,
  sheets: readonly StagedSheet[],
  keys: readonly { key: string }[],
): Promise<Map<string, StagedRow[]>> {
  const found = await sql<{ key: string; sheet: number; row: number; cells: StagedCells }>(
    `select record_id as key, sheet, "row", cells from bulk_row where change_id = $1::uuid and record_id = any($2::text[]) order by sheet, "row"`,
    [changeId, keys.map(({ key }) => key)],
  )
  const byIndex = new Map(sheets.map((sheet) => [sheet.index, sheet]))
  const rows = new Map<string, StagedRow[]>()
  for (const { key, sheet: index, row, cells } of found) {
    const sheet = byIndex.get(index)
    if (!sheet) continue
    const held = rows.get(key)
    if (held) held.push({ sheet, row, cells })
    else rows.set(key, [{ sheet, row, cells }])
  }
  return rows
}

/** The revision that the file says it was made from, the oldest where its rows differ; one that is not true is the first day. */
function madeFrom(rows: readonly StagedRow[], revision: number): number {
  const stated = rows.map(({ sheet, cells }) => {
    const column = sheet.columns.find(({ key }) => key === REVISION_KEY)
    const text = column && cells.c[column.column]?.[0].trim()
    return text && /^\d{1,9}$/.test(text) && Number(text) <= revision ? Number(text) : 0
  })
  return Math.min(...stated)
}

const BLANK = { edits: [], changes: [], conflicts: [], madeFrom: 0, isNew: false, title: {} }

function unknownLine(rows: readonly StagedRow[], key: string): Omit<Line, 'position' | 'row'> {
  const problems = rows.map(({ sheet, row }): CellProblem => {
    const column = sheet.columns.find((known) => known.key === RECORD_KEY)
    const place = { sheet: sheet.name, row, column: columnLetters(column?.column ?? 0), head: column?.head ?? '' }
    return key === ''
      ? { key: 'bulk:problem.recordMissing', ...place }
      : { key: 'bulk:problem.unknownRecord', params: { typed: key.slice(0, 40) }, ...place }
  })
  return { ...BLANK, recordId: uuidv7(), outcome: 'PROBLEM', reason: { problems } }
}

function newLine(rows: readonly StagedRow[], key: string, reading: CellReading): Omit<Line, 'position' | 'row'> {
  const { problems, outcome, ...planned } = planRecord(rows, null, reading)
  const hasOwn = rows.some(({ sheet }) => sheet.table === null)
  const found = hasOwn
    ? problems
    : rows.slice(0, 1).map(({ sheet, row }) => ({
        key: 'bulk:problem.unknownRecord',
        params: { typed: key.slice(0, 40) },
        sheet: sheet.name,
        row,
        column: '',
        head: '',
      }))
  return {
    ...BLANK,
    ...planned,
    recordId: uuidv7(),
    isNew: true,
    outcome: found.length > 0 ? 'PROBLEM' : outcome,
    title: titleOf(new Map(), planned.changes),
    reason: found.length > 0 ? { problems: found } : null,
  }
}

function knownLine(
  actor: Actor,
  rows: readonly StagedRow[],
  record: HeldRecord,
  held: { parts: Parts; since: Change[] },
  reading: CellReading,
): Omit<Line, 'position' | 'row'> {
  const { problems, outcome, ...planned } = planRecord(rows, held, reading)
  const mayEdit = outcome === 'SAME' || recordPolicy.edit(actor, record)
  return {
    ...BLANK,
    ...planned,
    recordId: record.id,
    madeFrom: record.revision,
    outcome: mayEdit ? outcome : 'PROBLEM',
    title: titleOf(held.parts, []),
    reason: problems.length > 0 ? { problems } : mayEdit ? null : { key: stateReason(record) },
  }
}

const stateReason = ({ workingState, publication }: HeldRecord) =>
  workingState === 'SUBMITTED' ? 'bulk:reason.submitted' : publication === 'WITHDRAWN' ? 'bulk:reason.withdrawn' : 'bulk:reason.forbidden'

export function titleOf(parts: Parts, changes: readonly Change[]): Record<string, string> {
  const title: Record<string, string> = {}
  for (const [path, data] of parts) if (path.startsWith('text/') && typeof data['title'] === 'string') title[path.slice(5)] = data['title']
  for (const { path, lang, after } of changes) if (path === 'title' && lang && typeof after === 'string') title[lang] = after
  return Object.fromEntries(Object.entries(title).map(([lang, text]) => [lang, text.slice(0, 300)]))
}

/** An identifier is one record's within its workspace: one that another has, here or in the file, is a problem of its line. */
async function refuseTakenIdentifiers({ kind, workspaceId }: Where, lines: Line[], taken: Set<string>): Promise<void> {
  const asked = lines.flatMap((line) => {
    const found = line.changes.find(({ path }) => path === 'iatiIdentifier')?.after
    return typeof found === 'string' ? [{ line, identifier: found }] : []
  })
  if (asked.length === 0) return
  const others = await db.record.findMany({
    where: { workspaceId, kind, identifier: { in: asked.map(({ identifier }) => identifier) } },
    select: { id: true, identifier: true },
  })
  const holders = new Map(others.map(({ id, identifier }) => [identifier, id]))
  for (const { line, identifier } of asked) {
    const holder = holders.get(identifier)
    if ((holder !== undefined && holder !== line.recordId) || taken.has(identifier)) {
      line.outcome = 'PROBLEM'
      line.reason ??= { key: 'errors:invalid.identifierTaken', params: { identifier } }
    }
    taken.add(identifier)
  }
}

/** Parts that edits of a line touch. */
export const touchedParts = (edits: readonly { path: string; lang?: string | undefined }[]) => [
  ...new Set(edits.map(({ path, lang }) => locate(path, lang).part)),
]
