import type { Blob } from '#app/platform/storage/blobs.server.ts'
import { misfitCells } from '#app/features/datasets/engine/engine.server.ts'
import { findingLines, type FindingLine } from '#app/features/datasets/loading/finding-words.server.ts'
import { tableFiles, type StoredTable } from '#app/features/datasets/loading/loads.server.ts'
import { getDatasetView, type DatasetView } from '#app/features/datasets/queries/dataset-view.server.ts'
import type { Finding, ColumnType } from '#app/features/datasets/tables.ts'
import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { problem, readColumn, type AddressProblem } from './view-query.ts'
import type { ViewContext } from './view-frame.server.ts'
import { viewPath } from './views.ts'

const CELLS = 50

/** A finding with the code by which other tools know it. */
export type CodedLine = FindingLine & { code: string }

/** A cell that is no value of its column's type. */
export type OddCell = { key: string; row: string; rowHref: string; column: string; type: ColumnType; text: string }

export type QualityView = {
  kind: 'quality'
  quality: DatasetView['quality']
  freshness: DatasetView['freshness']
  frequency: DatasetView['frequency']
  findings: CodedLine[]
  tables: { name: string; rows: string; columns: string; findings: CodedLine[]; hashes: HashLine[]; href: string | null }[]
  original: HashLine
  /** Cells of the table that is chosen; null where every cell fits. */
  misfits: {
    count: string
    byColumn: { name: string; count: string; href: string; isCurrent: boolean }[]
    cells: OddCell[]
    allHref: string | undefined
    firstHref: string | undefined
    nextHref: string | undefined
  } | null
}

export type HashLine = { name: string; of: 'original' | 'text' | 'typed'; size: string; sha256: string }

/** What the portal found in the file, cell by cell, and what proves that nothing was lost. */
export async function qualityView(
  context: ViewContext,
  table: StoredTable | undefined,
): Promise<{ view: QualityView; problems: AddressProblem[] }> {
  const { open, load, tables, asked, language } = context
  const problems: AddressProblem[] = []
  const { quality, freshness, frequency } = await getDatasetView(open, language)
  const view: QualityView = {
    kind: 'quality',
    quality,
    freshness,
    frequency,
    findings: codedLines(load.findings, language),
    tables: tables.map(({ name, position, rows, columns, findings, files }) => ({
      name,
      rows: formatNumber(language, rows),
      columns: formatNumber(language, columns.length),
      findings: codedLines(findings, language),
      hashes: [...hashLines(files.text, 'text', name, language), ...hashLines(files.typed, 'typed', name, language)],
      href: table?.position === position ? null : viewPath(asked.base, 'quality', new URLSearchParams({ table: String(position) })),
    })),
    original: { name: load.name, of: 'original', size: formatBytes(language, load.bytes), sha256: load.sha256 },
    misfits: table ? await readMisfits(context, table, problems) : null,
  }
  return { view, problems }
}

const codedLines = (findings: readonly Finding[], language: Language): CodedLine[] =>
  findingLines(findings, language).map((line, nth) => ({ ...line, code: findings[nth]?.code ?? '' }))

const hashLines = (blobs: readonly Blob[], of: HashLine['of'], name: string, language: Language): HashLine[] =>
  blobs.map(({ sha256, bytes }) => ({ name, of, size: formatBytes(language, bytes), sha256 }))

async function readMisfits(
  { asked, language }: ViewContext,
  table: StoredTable,
  problems: AddressProblem[],
): Promise<QualityView['misfits']> {
  const odd = table.columns.flatMap(({ name, misfits }, position) => (misfits > 0 ? [{ name, position, misfits }] : []))
  if (odd.length === 0) return null
  const named = asked.search.get('column')
  const column = named === null || named === '' ? null : readColumn(named, table.columns)
  if (named && column === null) problems.push(problem('column', named))
  const written = asked.search.get('after') ?? ''
  const after = /^(\d{1,5})\.(\d{1,12})$/.exec(written)
  const isReal = after !== null && Number(after[1]) < table.columns.length
  if (written !== '' && !isReal) problems.push(problem('after', written))
  const { cells, more } = await misfitCells(await tableFiles(table), {
    limit: CELLS,
    ...(column === null ? {} : { column }),
    ...(isReal ? { after: { column: Number(after[1]), row: Number(after[2]) } } : {}),
  })
  const ofTable = { ...(table.position > 0 && { table: String(table.position) }) }
  const href = (more: Record<string, string>) => `${viewPath(asked.base, 'quality', new URLSearchParams({ ...ofTable, ...more }))}#cells`
  const own: Record<string, string> = column === null ? {} : { column: String(column) }
  const last = cells.at(-1)
  return {
    count: formatNumber(
      language,
      odd.reduce((sum, { misfits }) => sum + misfits, 0),
    ),
    byColumn: odd.slice(0, 100).map(({ name, position, misfits }) => ({
      name,
      count: formatNumber(language, misfits),
      href: href({ column: String(position) }),
      isCurrent: position === column,
    })),
    cells: cells.map(({ column: position, row, text }) => ({
      key: `${position}.${row}`,
      row: formatNumber(language, row + 1),
      rowHref: viewPath(asked.base, 'table', new URLSearchParams({ ...ofTable, row: String(row) })),
      column: table.columns[position]?.name ?? '',
      type: table.columns[position]?.type ?? 'text',
      text,
    })),
    allHref: column === null ? undefined : href({}),
    firstHref: isReal ? href(own) : undefined,
    nextHref: more && last ? href({ ...own, after: `${last.column}.${last.row}` }) : undefined,
  }
}
