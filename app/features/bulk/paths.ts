import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import { recordsPath, workspacePath } from '#app/features/workspaces/paths.ts'

type Where = { language: string; slug: string }

/** Changes of many records, and the form that a spreadsheet is sent with. */
export const bulkPath = ({ language, slug }: Where, kind?: RecordKind) =>
  `${workspacePath(language, slug)}/bulk${kind ? `?kind=${kind}` : ''}`
/** What is to be done with the records that were chosen. */
export const chooseStepPath = (where: Where) => `${bulkPath(where)}/new`
export const changePath = (where: Where, changeId: string) => `${bulkPath(where)}/${changeId}`
export const registerOf = ({ language, slug }: Where, kind: RecordKind) => recordsPath(language, slug, kind)

/** A register as a file: what its address asks for (`query`), all fields or those that it shows. */
export function sheetPath(
  where: Where,
  format: 'xlsx' | 'csv',
  asked: { kind: RecordKind; query: string; columns?: readonly string[]; table?: string },
): string {
  const search = new URLSearchParams({ kind: asked.kind, ...(asked.query ? { query: asked.query } : {}) })
  if (asked.columns) search.set('columns', asked.columns.join(','))
  if (asked.table) search.set('table', asked.table)
  return `${bulkPath(where)}/export.${format}?${search}`
}
