import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { loadTable } from '#app/features/datasets/engine/engine.server.ts'
import type { PreparedTable } from '#app/features/datasets/reading/prepare-table.server.ts'
import type { ImportOptions } from '#app/features/datasets/engine/import-queue.server.ts'
import type { TableLoad } from '#app/features/datasets/engine/table-files.ts'
import type { ColumnReading, TableStructure } from '#app/features/datasets/tables.ts'

const folders: string[] = []

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A folder of its own, gone after the tests of the file. */
export function freshFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-engine-'))
  folders.push(folder)
  return folder
}

export const structureOf = (name: string): TableStructure => ({ name, format: 'csv', header: 0, headerRows: 1, hxl: null, data: 1 })

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A clean CSV of a table and what the reader says of it. */
export function preparedTable(columns: string[], rows: string[][], folder = freshFolder()): PreparedTable {
  const csv = path.join(folder, 'table.csv')
  writeFileSync(csv, [columns, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join(''))
  return {
    csv,
    delimiter: ',',
    quote: '"',
    skip: 1,
    columns,
    hxl: columns.map(() => null),
    rows: rows.length,
    wide: columns.length,
    findings: [],
    newline: '\n',
    longest: 1 << 20,
    temporary: false,
  }
}

/** The table, loaded by the engine's process. */
export async function loaded(
  columns: string[],
  rows: string[][],
  readings: (ColumnReading | null)[] = [],
  options: Partial<ImportOptions> = {},
): Promise<TableLoad> {
  const folder = freshFolder()
  return loadTable(
    { prepared: preparedTable(columns, rows, folder), structure: structureOf('table'), readings, suggested: [], roles: [], outDir: folder },
    { workDir: folder, ...options },
  )
}

/** A column under a header, one cell a row. */
export const column = (cells: string[]) => cells.map((cell) => [cell, 'x'])
