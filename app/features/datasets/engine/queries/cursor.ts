import { createHash } from 'node:crypto'
import { z } from 'zod'
import { QueryRefused } from '../failures.ts'
import type { CheckedQuery } from '../table-query.ts'

// A sort value longer than this does not fit a cursor: such a page is found again by its offset.
export const LONGEST_KEY = 1_000

const cursorSchema = z.union([
  z.strictObject({ of: z.string(), row: z.number().int().min(0), keys: z.array(z.string().max(LONGEST_KEY).nullable()).max(4) }),
  z.strictObject({ of: z.string(), offset: z.number().int().min(0).max(1_000_000_000) }),
])

/** Where a page ended: the sort values and the number of its last row, or how many rows lie before the next. */
export type Cursor = { row: number; keys: (string | null)[] } | { offset: number }

/** A cursor as text, bound to the query it continues. */
export function writeCursor(query: CheckedQuery, cursor: Cursor): string {
  return Buffer.from(JSON.stringify({ of: fingerprint(query), ...cursor })).toString('base64url')
}

/** Reads a cursor. Throws QueryRefused where it is none, or of another query. */
export function readCursor(query: CheckedQuery, text: string): Cursor {
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw new QueryRefused('after')
  }
  const { success, data } = cursorSchema.safeParse(read)
  if (!success || data.of !== fingerprint(query)) throw new QueryRefused('after')
  if ('offset' in data) return { offset: data.offset }
  if (data.keys.length !== query.sort.length || data.keys.some((key) => key?.includes('\0'))) throw new QueryRefused('after')
  return { row: data.row, keys: data.keys }
}

function fingerprint({ where, search, sort }: CheckedQuery): string {
  return createHash('sha256')
    .update(JSON.stringify([where, search, sort]))
    .digest('base64url')
    .slice(0, 12)
}
