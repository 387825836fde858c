let last = 0
let count = 0

/**
 * A new id for a row of a table: 12 characters of base 36 that sort by the time they were made. Ids that an import
 * gives (`r0000001`) sort after them within one table only by chance; order between the two is not promised.
 */
export function newRowId(now = Date.now()): string {
  count = now <= last ? count + 1 : 0
  last = Math.max(last, now)
  const random = Math.floor(Math.random() * 36 ** 2)
  return last.toString(36).padStart(9, '0') + (count * 36 ** 2 + random).toString(36).padStart(4, '0').slice(-4)
}

export const isRowId = (value: string) => /^[a-z0-9]{4,32}$/.test(value)
