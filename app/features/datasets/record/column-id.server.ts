import { createHash } from 'node:crypto'

/**
 * The row of the dictionary that explains a column: the same as long as table and column are called the same, whatever their
 * order. A load of one table has no need of its name, which is often that of a file.
 */
export function columnId(table: string, column: string, tables: number): string {
  const key = JSON.stringify([tables === 1 ? '' : table, column])
  return `c${createHash('sha256').update(key).digest('hex').slice(0, 15)}`
}
