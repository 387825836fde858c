import type { OpenDataset } from '#app/features/datasets/access.server.ts'
import { EngineFailed, QueryRefused } from '#app/features/datasets/engine/failures.ts'
import { diffTables } from '#app/features/datasets/engine/engine.server.ts'
import type { TableDiff } from '#app/features/datasets/engine/table-query.ts'
import { listTables, tableFiles } from '#app/features/datasets/loading/loads.server.ts'
import { compareSchemas, type SchemaChange, type TableChange } from '#app/features/datasets/record/schema-change.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** One line of what differs: a row that came or went, or a cell that changed. */
export type DiffLine = { key: string; row: string; change: 'added' | 'removed' | 'changed'; column: string; before: string; after: string }

export type ComparedTable = TableChange & {
  /** Null where the comparison took too long. */
  cells: {
    by: 'keys' | 'position'
    counts: { before: string; after: string; added: string; removed: string; changed: string }
    isSame: boolean
    lines: DiffLine[]
  } | null
  /** Columns by which rows can be told apart. */
  keyChoices: string[]
}

export type ComparedData = Omit<SchemaChange, 'tables'> & { tables: ComparedTable[]; keys: string[] }

const MOST_TABLES = 5
const FIRST_ROWS = 50
const MOST_LINES = 100
const MOST_CHOICES = 100
const CELLS_OF_A_ROW = 8

/** How the data of one version differ from those of another, by schema and by cell. `keys`: names of columns by which rows are the same. */
export async function compareData(
  before: OpenDataset,
  after: OpenDataset,
  keys: readonly string[],
  language: Language,
): Promise<ComparedData> {
  const [old, now] = await Promise.all([tablesOf(before), tablesOf(after)])
  const schema = compareSchemas(old, now)
  const tables: ComparedTable[] = []
  for (const table of schema.tables.slice(0, MOST_TABLES)) {
    const [was, is] = [old[table.before], now[table.after]]
    if (!was || !is) continue
    const both = is.columns.filter(({ name }) => was.columns.some((column) => column.name === name)).map(({ name }) => name)
    const used = keys.filter((key) => both.includes(key))
    const diff = await diffTables(await tableFiles(was), await tableFiles(is), { keys: used, limit: FIRST_ROWS }).catch(
      (error: unknown) => {
        if (error instanceof EngineFailed || error instanceof QueryRefused) return null
        throw error
      },
    )
    tables.push({
      ...table,
      keyChoices: both.slice(0, MOST_CHOICES),
      cells:
        diff &&
        shownDiff(
          diff,
          is.columns.map(({ name }) => name),
          was.columns.map(({ name }) => name),
          language,
        ),
    })
  }
  return { ...schema, tables, keys: [...keys] }
}

const tablesOf = async ({ content }: OpenDataset) => (content.facts.file ? listTables(content.facts.file.loadId) : [])

function shownDiff(
  { by, rows, first }: TableDiff,
  columns: readonly string[],
  columnsBefore: readonly string[],
  language: Language,
): NonNullable<ComparedTable['cells']> {
  const figure = (count: number) => formatNumber(language, count)
  const cellsOf = (names: readonly string[], cells: readonly string[]) =>
    cells
      .slice(0, CELLS_OF_A_ROW)
      .map((cell, index) => `${names[index] ?? ''}: ${cell}`)
      .join(' · ')
  const lines = first.flatMap((one): DiffLine[] => {
    const row = figure(one.row + 1)
    const key = `${one.change}-${one.row}`
    if (one.change === 'added') return [{ key, row, change: 'added', column: '', before: '', after: cellsOf(columns, one.cells) }]
    if (one.change === 'removed') return [{ key, row, change: 'removed', column: '', before: cellsOf(columnsBefore, one.cells), after: '' }]
    return one.cells.map(({ column, ...cell }) => ({ key: `${key}-${column}`, row, change: 'changed', column, ...cell }))
  })
  return {
    by,
    counts: {
      before: figure(rows.before),
      after: figure(rows.after),
      added: figure(rows.added),
      removed: figure(rows.removed),
      changed: figure(rows.changed),
    },
    isSame: rows.added + rows.removed + rows.changed === 0,
    lines: lines.slice(0, MOST_LINES),
  }
}
