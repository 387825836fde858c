import { kindOf } from './cell-kinds.ts'
import { firstRecords, type CsvDialect, type CsvRecord } from './csv-records.ts'
import { READING_LIMITS } from './limits.ts'

/** Signs that separate cells, with how readily each is believed: a space separates words far more often than cells. */
const DELIMITERS: [string, number][] = [
  [',', 1],
  [';', 1],
  ['\t', 1],
  ['|', 0.97],
  ['\u001f', 0.97],
  ['\u0001', 0.97],
  ['^', 0.8],
  ['~', 0.8],
  [':', 0.6],
  ['\u060c', 0.6],
  [' ', 0.4],
]
const RECORDS = 300
const SAMPLE_CHARS = 300_000

/**
 * Which sign separates the cells of a text and which quotes them. Each pair is tried on the first records; the one
 * wins under which records have the same number of cells and cells look like values. A table of one column has a comma.
 */
export function guessDialect(text: string, isWhole: boolean): CsvDialect {
  const sample = text.slice(0, SAMPLE_CHARS)
  const whole = isWhole && sample.length === text.length
  let best = { dialect: { delimiter: ',', quote: quotesOf(sample, ',')[0] ?? '"' }, score: 0.05 }
  for (const [delimiter, belief] of DELIMITERS) {
    if (!sample.includes(delimiter)) continue
    for (const quote of quotesOf(sample, delimiter)) {
      const dialect = { delimiter, quote }
      const score = belief * scoreRecords(recordsOf(sample, dialect, whole), delimiter)
      if (score > best.score + 1e-9) best = { dialect, score }
    }
  }
  return best.dialect
}

function recordsOf(sample: string, dialect: CsvDialect, isWhole: boolean): CsvRecord[] {
  try {
    const records = firstRecords(sample, dialect, isWhole, RECORDS, READING_LIMITS)
    return records.length > 0 || isWhole ? records : firstRecords(sample, dialect, true, RECORDS, READING_LIMITS)
  } catch {
    return []
  }
}

/** Single quotes are believed only where cells begin and end with them; apostrophes are letters. */
function quotesOf(sample: string, delimiter: string): ('"' | "'" | '')[] {
  const sign = delimiter.replace(/[|^\\]/g, '\\$&')
  const pairs = (quote: string) =>
    sample.match(new RegExp(`(?:^|[\\n\\r${sign}])${quote}[^${quote}\\n\\r]*${quote}(?=[\\n\\r${sign}]|$)`, 'g'))?.length ?? 0
  const double = pairs('"')
  const single = pairs("'")
  if (single > 2 && single > double * 2) return ["'", '"']
  return sample.includes('"') && double === 0 ? ['"', ''] : ['"']
}

function scoreRecords(records: CsvRecord[], delimiter: string): number {
  const filled = records.filter((record) => !record.blank)
  if (filled.length === 0) return 0
  const widths = new Map<number, number>()
  for (const { cells } of filled) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  let width = 1
  let usual = 0
  for (const [cells, times] of widths)
    if (cells > 1 && (times > usual || (times === usual && cells > width))) [width, usual] = [cells, times]
  if (width === 1) return 0
  const steadiness = usual / filled.length
  const faults = filled.filter((record) => record.stray || record.open).length / filled.length
  const values = valueShare(filled.filter((record) => record.cells.length === width))
  if (delimiter === ' ' && (width < 3 || values < 0.8 || steadiness < 0.9)) return 0
  // From two columns to many the number counts for little: a sign that only text holds makes few.
  return steadiness ** 1.5 * (0.3 + 0.7 * values) * (1 - 1 / (width + 1)) ** 0.3 * (1 - faults * 0.5)
}

/** How far cells look like values of a table; another sign that separates cells within a cell speaks against them. */
function valueShare(records: CsvRecord[]): number {
  let sum = 0
  let cells = 0
  for (const record of records.slice(0, 100)) {
    for (const cell of record.cells.slice(0, 200)) {
      cells += 1
      const kind = kindOf(cell)
      if (kind === 'empty') sum += 0.6
      else if (kind !== 'text') sum += 1
      else sum += /[;\t|]/.test(cell) ? 0.1 : /^["']|["']$/.test(cell.trim()) ? 0.4 : 0.85
    }
  }
  return cells === 0 ? 0 : sum / cells
}
