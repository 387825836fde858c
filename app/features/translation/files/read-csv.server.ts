import { CsvError, parse } from 'csv-parse'
import { canonicalTag } from '#app/features/translation/language-pair.ts'
import { FileRefusal } from './file-refusal.ts'
import { unguarded } from '#app/platform/http/formula-guard.ts'
import type { FileUnit, TranslationFile } from './translation-file.ts'

const NEEDED = ['unit', 'source', 'target', 'record', 'revision'] as const
type Column = (typeof NEEDED)[number] | 'state'
type Head = { at: Record<Column, number>; sourceLang: string; targetLang: string }
type Line = { record: string[]; info: { lines: number } }

/**
 * Reads a translation table as spreadsheets save it: with commas, semicolons or tabs, its columns in any order, more of
 * them beside. Throws FileRefusal with the line.
 */
export async function readCsv(text: string): Promise<TranslationFile> {
  const delimiter = delimiterOf(text)
  const options = { delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 2_000_000 }
  let head: Head | undefined
  let line = 1
  const file: TranslationFile = { original: '', revision: 0, sourceLang: '', targetLang: '', units: [] }
  try {
    for await (const { record, info } of parse(text, options) as AsyncIterable<Line>) {
      if (!head) {
        head = readHead(record)
        Object.assign(file, { sourceLang: head.sourceLang, targetLang: head.targetLang })
      } else addRow(file, head, record, line)
      line = info.lines + 1
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FileRefusal('notCsv', {}, typeof error['lines'] === 'number' ? error['lines'] : line)
    throw error
  }
  if (!head) throw new FileRefusal('empty')
  if (file.units.length === 0) throw new FileRefusal('noUnits')
  return file
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 1000).split(/[\r\n]/, 1)[0] ?? ''
  return [',', ';', '\t'].map((sign) => ({ sign, count: head.split(sign).length })).sort((a, b) => b.count - a.count)[0]?.sign ?? ','
}

function readHead(cells: readonly string[]): Head {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  const at = (column: string) => names.findIndex((name) => name === column || name.startsWith(`${column} (`))
  const missing = NEEDED.find((column) => at(column) < 0)
  if (missing) throw new FileRefusal('column', { column: missing }, 1)
  const languageOf = (column: string) => canonicalTag(/\(([^)]*)\)/.exec(names[at(column)] ?? '')?.[1]?.trim() ?? '')
  const [sourceLang, targetLang] = [languageOf('source'), languageOf('target')]
  if (!sourceLang || !targetLang) throw new FileRefusal('languages', {}, 1)
  return {
    at: {
      unit: at('unit'),
      source: at('source'),
      target: at('target'),
      record: at('record'),
      revision: at('revision'),
      state: at('state'),
    },
    sourceLang,
    targetLang,
  }
}

function addRow(file: TranslationFile, { at }: Head, cells: readonly string[], line: number): void {
  if (cells.every((cell) => cell.trim() === '')) return
  const cell = (column: Column) => unguarded(cells[at[column]] ?? '')
  const revision = /^\d{1,9}$/.exec(cell('revision').trim())?.[0]
  const original = cell('record').trim()
  if (!original || revision === undefined) throw new FileRefusal('foreign', {}, line)
  if (file.original && file.original !== original) throw new FileRefusal('otherRecord', {}, line)
  file.revision = file.original ? Math.min(file.revision, Number(revision)) : Number(revision)
  file.original = original
  file.units.push(unitOf(cell, line))
}

function unitOf(cell: (column: Column) => string, line: number): FileUnit {
  const target = cell('target').replaceAll('\r\n', '\n')
  const state = cell('state').trim().toLowerCase()
  return {
    id: cell('unit').trim(),
    line,
    source: cell('source'),
    target: target.trim() === '' ? null : target,
    isHalf: false,
    isMachine: state === 'machine',
    isFinal: state === 'final' || state === 'reviewed',
  }
}
