import type { JsonObject, Parts } from '#app/features/provenance/content.ts'
import { applyEdits, baseBefore, locate, mergeEdits, type Change, type Edit } from '#app/features/provenance/edits.ts'
import { fieldName, fieldPattern, isObject, shown, splitFieldName } from '#app/features/provenance/field-names.ts'
import { withWholeNewRows, type FieldKinds } from '#app/features/provenance/posted-edits.ts'
import { isRowId, newRowId } from '#app/features/provenance/row-id.ts'
import type { CellProblem, LineConflict, Message, Outcome, PlannedChange, RowPlace } from '../changes/outcomes.ts'
import type { BulkKind } from '../kinds.server.ts'
import { codeCalled, hasCodeList } from '../sheet-columns.server.ts'
import { fieldOf, REMOVE_KEY, ROW_KEY } from './book-shape.server.ts'
import { codeOfCell, isMarked, readDay, readYesNo, saysStored, valueOfCell } from './cell-text.ts'
import type { KnownColumn } from './read-head.server.ts'
import { columnLetters } from './sheet-cell.ts'
import type { StagedCells, StagedSheet } from './stage-rows.server.ts'

export type StagedRow = { sheet: StagedSheet; row: number; cells: StagedCells }

/** How cells are read: `typed` as the reader of the page writes; `plain` for what a file holds as a number. */
export type CellReading = { kind: BulkKind; typed: FieldKinds; plain: FieldKinds; language: string }

/** A record as it stands, and what was changed of it since the revision that the file was made from, oldest first; null: it is new. */
export type HeldContent = { parts: Parts; since: readonly Change[] } | null

export type PlannedRecord = {
  outcome: Outcome
  edits: Edit[]
  changes: PlannedChange[]
  conflicts: LineConflict[]
  problems: CellProblem[]
}

type Place = { sheet: StagedSheet; row: number; column: KnownColumn | null }

/** What the rows of a file that speak of one record would change of it: three ways, as a form that was open meanwhile. */
export function planRecord(rows: readonly StagedRow[], held: HeldContent, reading: CellReading): PlannedRecord {
  return new RecordPlan(held, reading).of(rows)
}

class RecordPlan {
  readonly #held: HeldContent
  readonly #parts: Parts
  readonly #reading: CellReading
  readonly #baseOf: ReturnType<typeof baseBefore>
  readonly #edits: Edit[] = []
  readonly #problems: CellProblem[] = []
  /** Where the record's own fields stand (under ''), and each row of its tables. */
  readonly #rows = new Map<string, { row: StagedRow; rowId: string | null }>()

  constructor(held: HeldContent, reading: CellReading) {
    this.#held = held
    this.#parts = held?.parts ?? new Map<string, JsonObject>()
    this.#reading = reading
    this.#baseOf = baseBefore(this.#parts, held?.since ?? [])
  }

  of(rows: readonly StagedRow[]): PlannedRecord {
    let hasOwn = false
    for (const row of rows) {
      if (row.cells.merged) this.#refuse({ ...row, column: null }, { key: 'bulk:problem.merged' })
      else if (row.sheet.table !== null) this.#readRow(row)
      else if (hasOwn) this.#refuse({ ...row, column: null }, { key: 'bulk:problem.twice' })
      else {
        hasOwn = true
        this.#readCells(row, null)
      }
    }
    const { kind } = this.#reading
    const whole = withWholeNewRows(this.#edits, this.#parts, kind.newRow)
    const { edits, conflicts } = mergeEdits(this.#parts, this.#baseOf, whole)
    const { parts, changes } = applyEdits(this.#parts, edits)
    const after = this.#after(parts)
    this.#checkRules(parts, after)
    if (!isTitled(after) && (!this.#held || isTitled(this.#parts))) this.#refuseUntitled(changes, rows)
    const outcome = this.#problems.length > 0 ? 'PROBLEM' : conflicts.length > 0 ? 'CONFLICT' : changes.length === 0 ? 'SAME' : 'READY'
    return {
      outcome,
      edits,
      changes: changes.map((change) => ({ ...change, ...this.#at(change) })),
      conflicts: conflicts.map(({ path, lang, base, current, typed }) => ({
        path,
        ...(lang ? { lang } : {}),
        base: base ?? null,
        current: current ?? null,
        typed: typed ?? null,
      })),
      problems: this.#problems,
    }
  }

  /** A row of one of the record's tables: one that is known by its id, one to take away, or a new one. */
  #readRow(row: StagedRow) {
    const { columns, table } = row.sheet
    const cellOf = (key: string) => {
      const column = columns.find((known) => known.key === key)
      return (column && row.cells.c[column.column]?.[0].trim()) ?? ''
    }
    const stated = cellOf(ROW_KEY)
    const isRemoved = isMarked(cellOf(REMOVE_KEY))
    if (stated === '') {
      if (!isRemoved) this.#readCells(row, newRowId())
      return
    }
    const path = `${table ?? ''}/${stated}`
    const [base, now] = [this.#baseOf(path), this.#parts.get(path)]
    const column = columns.find(({ key }) => key === ROW_KEY) ?? null
    if (!isRowId(stated) || (base === undefined && now === undefined))
      return this.#refuse({ ...row, column }, { key: 'bulk:problem.unknownRow', params: { typed: stated.slice(0, 40) } })
    if (isRemoved) {
      this.#rows.set(path, { row, rowId: stated })
      if (now !== undefined) this.#edits.push({ path, value: undefined })
      return
    }
    if (now === undefined) return this.#refuse({ ...row, column }, { key: 'bulk:problem.rowGone' })
    if (this.#rows.has(path)) return this.#refuse({ ...row, column }, { key: 'bulk:problem.rowTwice' })
    this.#readCells(row, stated)
  }

  #readCells(row: StagedRow, rowId: string | null) {
    this.#rows.set(rowId === null ? '' : `${row.sheet.table ?? ''}/${rowId}`, { row, rowId })
    for (const column of row.sheet.columns) {
      if (column.pattern === null) continue
      this.#readCell(fieldOf(column, rowId), column, row)
    }
  }

  #readCell(name: string, column: KnownColumn, row: StagedRow) {
    const [text, mark] = row.cells.c[column.column] ?? ['']
    const place = { sheet: row.sheet, row: row.row, column }
    if (mark === 'f') return this.#refuse(place, { key: 'bulk:problem.formula' })
    if (mark === 'e') return this.#refuse(place, { key: 'bulk:problem.errorValue', params: { typed: text.slice(0, 40) } })
    const { path, lang } = splitFieldName(name)
    const stored = shown(this.#baseOf(path, lang))
    if (saysStored(text, stored, column.type)) return
    const { kind: _kind, typed, plain, language } = this.#reading
    const value = this.#valueOf(text, column, language)
    if (value === null) return this.#refuse(place, { key: 'bulk:problem.dayTwoWays', params: { typed: text.slice(0, 40) } })
    const kind = (mark === 'n' ? plain : typed)[fieldPattern(name)]
    const read = kind?.safeParse(value)
    if (!read) return
    if (read.success) this.#edits.push({ path, ...(lang ? { lang } : {}), value: read.data })
    else {
      const [issue] = read.error.issues
      const params = issue && 'params' in issue ? (issue.params as Message['params']) : undefined
      this.#refuse(place, { key: `provenance:problem.${issue?.message ?? 'value'}`, ...(params ? { params } : {}) })
    }
  }

  #valueOf(text: string, { type, pattern }: KnownColumn, language: string): string | null {
    const value = valueOfCell(text)
    if (value.trim() === '') return ''
    switch (type) {
      case 'day':
        return readDay(value, language)
      case 'yesNo':
        return readYesNo(value)
      case 'code':
        return codeCalled(pattern ?? '', value) ?? codeOfCell(value)
      case 'number':
      case 'text':
        return value
    }
  }

  /** The parts of the record as they would be. */
  #after(touched: ReadonlyMap<string, JsonObject | null>): Parts {
    const after = new Map(this.#parts)
    for (const [part, data] of touched) {
      if (data) after.set(part, data)
      else after.delete(part)
    }
    return after
  }

  /** What the record would break of its rules that it keeps now, in the parts that are touched. */
  #checkRules(touched: ReadonlyMap<string, JsonObject | null>, after: Parts) {
    if (touched.size === 0) return
    const { rules } = this.#reading.kind
    const before = new Set(rules(this.#parts).map(({ name, messageKey }) => `${name} ${messageKey}`))
    for (const { name, messageKey, params } of rules(after)) {
      const { path, lang } = splitFieldName(name)
      const { part } = locate(path, lang)
      if (!touched.has(part) || before.has(`${name} ${messageKey}`)) continue
      const place = this.#placeOf(name, part)
      if (place && !this.#problems.some((other) => isAt(other, place)))
        this.#refuse(place, { key: `provenance:problem.${messageKey}`, ...(params ? { params } : {}) })
    }
  }

  /** A record has a title, in one language at least. */
  #refuseUntitled(changes: readonly Change[], rows: readonly StagedRow[]) {
    const emptied = changes.find(({ path }) => path === 'title')
    const cell = emptied && this.#placeOf(fieldName('title', emptied.lang), '')
    const place = cell ?? (rows[0] && { ...rows[0], column: null })
    if (place) this.#refuse(place, { key: 'provenance:problem.titleNeeded' })
  }

  /** Where the file says a change, and of which row of a table. */
  #at({ path, lang }: Change): { at?: RowPlace } {
    const { part } = locate(path, lang)
    const isOwn = part === 'facts' || part.startsWith('text/')
    const found = this.#rows.get(isOwn ? '' : part)
    if (!found) return {}
    const { sheet, row } = found.row
    const held = path === part ? undefined : this.#parts.get(part)
    return { at: { sheet: sheet.name, row, ...(isOwn || !held ? {} : { of: rowFacts(held, this.#parts.get('facts')) }) } }
  }

  /** The cell of a field, else its row. */
  #placeOf(name: string, part: string): Place | undefined {
    const found = this.#rows.get(part) ?? this.#rows.get('') ?? [...this.#rows.values()][0]
    if (!found) return undefined
    const { row, rowId } = found
    return { sheet: row.sheet, row: row.row, column: row.sheet.columns.find((column) => fieldOf(column, rowId) === name) ?? null }
  }

  #refuse({ sheet, row, column }: Place, message: Message) {
    const place = { sheet: sheet.name, row, column: column ? columnLetters(column.column) : '', head: column?.head ?? '' }
    const isUnknown = message.key === 'provenance:problem.unknownCode' && column?.pattern && hasCodeList(column.pattern)
    this.#problems.push({
      ...message,
      ...(isUnknown ? { key: 'bulk:problem.notInList', params: { ...message.params, pattern: column.pattern ?? '' } } : {}),
      ...place,
    })
  }
}

const isTitled = (parts: Parts) => [...parts].some(([path, data]) => path.startsWith('text/') && Boolean(data['title']))

/** By what a person knows a row of a table, whichever table it is. */
const KNOWN_BY = [
  'type',
  'role',
  'code',
  'skill',
  'language',
  'iatiIdentifier',
  'start',
  'end',
  'date',
  'name',
  'ref',
  'country',
  'title',
  'url',
  'person',
]

function rowFacts(row: JsonObject, facts: JsonObject | undefined): JsonObject {
  const known = Object.fromEntries(KNOWN_BY.flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]]])))
  const { value } = row
  if (!isObject(value)) return known
  const currency = value['currency'] ?? facts?.['defaultCurrency']
  return currency === undefined ? known : { ...known, value: { currency } }
}

const isAt = (problem: CellProblem, { sheet, row, column }: Place) =>
  problem.sheet === sheet.name && problem.row === row && problem.column === (column ? columnLetters(column.column) : '')
