import { languageName } from '#app/features/classifications/languages.ts'
import { fieldLabelKey, fieldName } from '#app/features/provenance/field-names.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { KINDS } from '../kinds.server.ts'
import { columnType, type ColumnType } from '../sheet-columns.server.ts'

/** The keys of columns that are no field: which record and row, what they were made from, and what to take away. */
export const RECORD_KEY = 'record'
export const REVISION_KEY = 'revision'
export const ROW_KEY = 'row'
export const REMOVE_KEY = 'remove'

/** `key` is stable and the same in every language: `title@fr`, `budgets/*\/value/amount`; `pattern` is how the field is read. */
export type SheetColumn = {
  key: string
  head: string
  pattern: string | null
  type: ColumnType
  table: string | null
  lang?: string | undefined
}

/** One sheet: of the records themselves (`table` null), or of the rows of one of their tables. */
export type SheetShape = { table: string | null; name: string; columns: SheetColumn[] }

const tableOf = (pattern: string): string | null => (pattern.includes('/*/') ? (pattern.split('/')[0] ?? null) : null)

/**
 * The sheets of a workbook of one kind of record, for one reader, texts in the languages given. `wanted`: only the
 * patterns that it holds, of the sheet of records.
 */
export async function bookShape(
  kind: RecordKind,
  {
    language,
    languages,
    workspaceId,
    wanted,
  }: { language: Language; languages: readonly string[]; workspaceId: string; wanted?: ReadonlySet<string> | undefined },
): Promise<SheetShape[]> {
  const { tables, fields } = KINDS[kind]
  const words = await KINDS[kind].words(language, workspaceId)
  const t = translator(language, 'bulk')
  const columnsOf = (table: string | null): SheetColumn[] =>
    Object.keys(fields(language))
      .filter((pattern) => tableOf(pattern) === table && (table !== null || !wanted || wanted.has(pattern)))
      .flatMap((pattern) => {
        const label = words.field(fieldLabelKey(pattern.replace('/*/', '/row0/')))
        const type = columnType(pattern)
        if (!pattern.endsWith('@')) return [{ key: pattern, head: label, pattern, type, table }]
        const path = pattern.slice(0, -1)
        return languages.map((lang) => ({
          key: fieldName(path, lang),
          head: t('sheet.inLanguage', { field: label, language: languageName(lang, language), code: lang }),
          pattern,
          type,
          table,
          lang,
        }))
      })
  const plain = (key: string, type: ColumnType = 'text'): SheetColumn => ({
    key,
    head: t(`sheet.column.${key}`),
    pattern: null,
    type,
    table: null,
  })
  const first = [plain(RECORD_KEY), plain(REVISION_KEY, 'number')]
  const sheets: SheetShape[] = [
    {
      table: null,
      name: t(`sheet.name.${kind}`),
      columns: [...first, ...columnsOf(null)],
    },
  ]
  for (const table of tables)
    sheets.push({ table, name: t(`sheet.table.${table}`), columns: [...first, plain(ROW_KEY), ...columnsOf(table), plain(REMOVE_KEY)] })
  return sheets
}

/** The name of the form's field that a column holds of one row: `budgets/*\/value/amount` of `r1` is `budgets/r1/value/amount`. */
export const fieldOf = (column: Pick<SheetColumn, 'key'>, rowId: string | null) =>
  rowId === null ? column.key : column.key.replace('/*/', `/${rowId}/`)
