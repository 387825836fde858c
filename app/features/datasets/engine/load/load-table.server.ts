import type { DuckDBConnection } from '@duckdb/node-api'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { ColumnReading, Finding, LoadedColumn, TableStructure } from '../../tables.ts'
import type { PreparedTable } from '../../reading/prepare-table.server.ts'
import { openDuckdb, type DuckdbLimits } from '../open-duckdb.server.ts'
import type { ColumnProfile, TableLoad } from '../table-files.ts'
import { writeMisfits } from './misfits.server.ts'
import { profilePart } from './profile.server.ts'
import { partsOf, writeTextCopy } from './text-copy.server.ts'
import { writeTypedCopy, type TypedColumn } from './typed-copy.server.ts'

export type LoadTask = {
  prepared: PreparedTable
  structure: TableStructure
  /** What a person said of each column; null, or none: the load decides. */
  readings: (ColumnReading | null)[]
  /** What the reader thought at first sight; the load tries it first. */
  suggested: ColumnReading[]
  roles: LoadedColumn['role'][]
  outDir: string
}

const WIDE = 300

export type LoadStep = 'text' | 'types' | 'profile'

/**
 * Loads a prepared table: text copy, typed copy, cells that misfit, profile. Files get their names only once all are written: a load
 * that was broken off leaves a folder `unfinished` at most, which the next one clears.
 */
export async function loadTable(task: LoadTask, limits: DuckdbLimits, onStep: (step: LoadStep) => void): Promise<TableLoad> {
  const isWide = task.prepared.columns.length > WIDE
  return inUnfinishedFolder(task.outDir, [task.prepared.csv], { ...limits, isWide }, async (connection, folder) => {
    const { prepared } = task
    const parts = partsOf(prepared.columns.length)
    const files = fileNames(folder, parts.length)
    onStep('text')
    await writeTextCopy(connection, prepared, files.text)
    onStep('types')
    const typed: TypedColumn[][] = []
    for (const [nth, part] of parts.entries()) {
      const [text = '', copy = ''] = [files.text[nth], files.typed[nth]]
      const { readings, suggested } = task
      typed.push(
        await writeTypedCopy(connection, {
          text,
          typed: copy,
          part,
          rows: prepared.rows,
          width: prepared.columns.length,
          readings,
          suggested,
        }),
      )
    }
    onStep('profile')
    return finishLoad(connection, { ...task, ...prepared, typed, folder, name: task.structure.name })
  })
}

export function fileNames(folder: string, parts: number): { text: string[]; typed: string[] } {
  const names = (role: string) =>
    Array.from({ length: parts }, (_, nth) => path.join(folder, nth === 0 ? `${role}.parquet` : `${role}-${nth}.parquet`))
  return { text: names('text'), typed: names('typed') }
}

/** Runs a load in a folder of its own under the folder of the result, and moves what it wrote there once it is whole. */
export async function inUnfinishedFolder(
  outDir: string,
  reads: string[],
  limits: DuckdbLimits,
  load: (connection: DuckDBConnection, folder: string) => Promise<TableLoad>,
): Promise<TableLoad> {
  const folder = path.join(outDir, 'unfinished')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const { connection, instance } = await openDuckdb({ files: reads, folders: [folder], temporary: path.join(folder, 'temporary') }, limits)
  try {
    const { files, ...loaded } = await load(connection, folder)
    const settle = async (file: string) => {
      const place = path.join(outDir, path.basename(file))
      await rename(file, place)
      return place
    }
    // The first text file comes last: where it lies, all the others do.
    const misfits = files.misfits === null ? null : await settle(files.misfits)
    const typed = await Promise.all(files.typed.map(settle))
    const text: string[] = []
    for (const file of files.text.toReversed()) text.unshift(await settle(file))
    return { ...loaded, files: { ...files, misfits, typed, text } }
  } finally {
    connection.closeSync()
    instance.closeSync()
    await rm(folder, { recursive: true, force: true })
  }
}

type Written = {
  name: string
  structure: TableStructure
  columns: string[]
  hxl: (string | null)[]
  roles: LoadedColumn['role'][]
  rows: number
  findings: Finding[]
  typed: TypedColumn[][]
  folder: string
}

/** Misfits and profile of a table whose two copies are written. */
export async function finishLoad(connection: DuckDBConnection, written: Written): Promise<TableLoad> {
  const { rows, folder, typed } = written
  const { text, typed: copies } = fileNames(folder, typed.length)
  const parts = typed.map((columns, nth) => ({ text: text[nth] ?? '', typed: copies[nth] ?? '', columns }))
  const misfitFile = path.join(folder, 'misfits.parquet')
  const misfits = (await writeMisfits(connection, parts, misfitFile)) ? misfitFile : null
  const profile: ColumnProfile[] = []
  let longestRow = 0
  for (const part of parts) {
    const { profiles, longestRow: bytes } = await profilePart(connection, { ...part, rows }, part.columns)
    profile.push(...profiles)
    longestRow += bytes
  }
  const columns = typed.flat().map(({ plan, missing, misfits: misfit }, column) => ({
    ...plan.reading,
    name: written.columns[column] ?? `c${column}`,
    hxl: written.hxl[column] ?? null,
    role: written.roles[column] ?? null,
    misfits: misfit,
    missing,
  }))
  return {
    table: { name: written.name, structure: written.structure, rows, columns, findings: written.findings },
    files: {
      text,
      typed: copies,
      misfits,
      rows,
      longestRow,
      columns: columns.map(({ name, type, misfits: misfit }) => ({ name, type, misfits: misfit })),
    },
    profile,
  }
}
