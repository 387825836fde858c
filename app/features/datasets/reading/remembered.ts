import type { TableStructure } from '../tables.ts'
import { hxlTag, usualWidth } from './table-rows.ts'

/**
 * The structure that a person confirmed for the table of this name in an earlier version, where it still fits the records;
 * else the fresh one. It fits where the record that named the columns still has as many cells as the rows below it.
 * @param guessed what is known of the table; `otherwise` is given back where the earlier one does not fit
 */
export function remembers(earlier: TableStructure[], guessed: TableStructure, records: string[][], otherwise = guessed): TableStructure {
  const known = earlier.find(({ name, format, sheet }) => name === guessed.name && format === guessed.format && sheet === guessed.sheet)
  if (!known || !fits(known, records)) return otherwise
  const { header, headerRows, hxl, data } = known
  return { ...guessed, header, headerRows, hxl, data }
}

function fits({ header, headerRows, hxl, data }: TableStructure, records: string[][]): boolean {
  if (records.length < data) return false
  const width = usualWidth(records.slice(data))
  if (hxl !== null && !(records[hxl] ?? []).some((cell) => hxlTag(cell))) return false
  if (header === null) return true
  const names = (records[header + Math.max(1, headerRows) - 1] ?? []).filter((cell) => cell.trim() !== '').length
  return names > 0 && (records.length === data || names * 2 > width)
}
