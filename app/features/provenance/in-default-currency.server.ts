import { db } from '#app/platform/db/client.server.ts'
import type { RecordWords } from './describe-value.server.ts'
import { readParts, type ContentSide } from './parts.server.ts'

/** The words of a record, in which amounts that state no currency have its default one. */
export async function inDefaultCurrency(words: RecordWords, recordId: string, side: ContentSide): Promise<RecordWords> {
  const currency = (await readParts(db, recordId, side, { exactly: ['facts'] })).get('facts')?.['defaultCurrency']
  return typeof currency === 'string' ? { ...words, currency } : words
}
