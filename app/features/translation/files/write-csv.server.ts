import { stringify } from 'csv-stringify/sync'
import { guarded } from '#app/platform/http/formula-guard.ts'
import type { OutgoingFile } from './translation-file.ts'

/** The columns of a translation table; the languages stand in the heads of the source's and the target's. */
export const CSV_COLUMNS = ['unit', 'field', 'source', 'target', 'state', 'record', 'revision'] as const

/** A translation file as a table for a spreadsheet: RFC 4180, UTF-8 with its mark, nothing that a spreadsheet would calculate. */
export function writeCsv({ original, revision, sourceLang, targetLang, units }: OutgoingFile): string {
  const languages: Record<string, string> = { source: ` (${sourceLang})`, target: ` (${targetLang})` }
  const head = CSV_COLUMNS.map((column) => column + (languages[column] ?? ''))
  const rows = units.map(({ id, label, source, target, state }) => [id, label, source, target ?? '', state, original, String(revision)])
  return stringify([head, ...rows.map((row) => row.map(guarded))], { bom: true, record_delimiter: '\r\n', quoted: true })
}
