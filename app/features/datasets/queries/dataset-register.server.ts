import { datasetPath, datasetRegisterPath, type InWorkspace } from '#app/features/datasets/paths.ts'
import type { Visibility } from '#app/features/datasets/record/content.ts'
import { listFilters, registerConditions } from '#app/features/filters/register-conditions.server.ts'
import { filterEntries } from '#app/features/filters/register-filters.ts'
import { readRegister, type RegisterRow } from '#app/features/filters/register.server.ts'
import { registerFrame, type RegisterAsked, type RegisterFrame } from '#app/features/filters/register-frame.ts'
import { commonConditions, SqlText } from '#app/features/filters/sql.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { ENTRY_COLUMNS } from './entry-columns.ts'

/** The first is the default. */
export const DATASET_REGISTER_SORTS = ['-updated', 'quality', 'rows'] as const

const SOURCE = {
  table: 'dataset_entry',
  select: `entry.title, entry.visibility, entry.formats, entry.rows::text as "tableRows", entry.quality, entry.version`,
  sorts: {
    updated: { column: 'entry.updated_at', type: 'timestamptz' },
    quality: { column: 'entry.quality', type: 'smallint' },
    rows: { column: 'entry.rows', type: 'bigint' },
  },
} as const

type Row = RegisterRow & {
  title: LanguageText
  visibility: Visibility
  formats: string[]
  tableRows: string
  quality: number
  version: number | null
}

export type DatasetLine = Pick<Row, 'id' | 'publication' | 'workingState' | 'visibility' | 'quality' | 'owner'> & {
  href: string
  title: TaggedText | null
  format: string
  rows: string
  updated: string
  languages: string
}

export type DatasetRegister = { frame: RegisterFrame; lines: DatasetLine[] }

/** Conditions on `dataset_entry entry` and its `record` for what a register is asked for, its tab aside. Throws `not-found` for another's register. */
export function datasetRegisterConditions(sql: SqlText, actor: Actor, workspaceId: string, asked: RegisterAsked): string[] {
  if (!hasRole(actor, workspaceId)) throw notFound('workspace')
  return [
    `entry.workspace_id = ${sql.value(workspaceId)}::uuid`,
    'entry.in_register',
    ...commonConditions(sql, listFilters(asked), ENTRY_COLUMNS),
    ...registerConditions(sql, asked),
  ]
}

/** One page of a workspace's own datasets in words ready for one reader. Throws `not-found` for another's register. */
export async function listDatasetRegister(
  actor: Actor,
  { workspaceId, where, language }: { workspaceId: string; where: InWorkspace; language: Language },
  asked: RegisterAsked,
): Promise<DatasetRegister> {
  const sql = new SqlText()
  const conditions = datasetRegisterConditions(sql, actor, workspaceId, asked)
  const all = asked.q === '' && filterEntries(asked.filters).length === 0 ? { workspaceId, kind: 'DATASET' as const } : null
  const { rows, next, counts } = await readRegister<Row>(SOURCE, { sql, conditions, tab: asked.tab, all }, asked.page)
  return {
    frame: registerFrame({ path: datasetRegisterPath(where), language, sorts: DATASET_REGISTER_SORTS, next, counts }, asked),
    lines: rows.map(({ id, title, formats, tableRows, updatedAt, ...row }) => ({
      id,
      publication: row.publication,
      workingState: row.workingState,
      visibility: row.visibility,
      quality: row.quality,
      owner: row.owner,
      languages: formatList(
        language,
        row.languages.map((lang) => languageName(lang, language)),
      ),
      href: datasetPath(where, id),
      title: taggedText(title, language),
      format: formats.join(', ').toUpperCase(),
      rows: formatNumber(language, tableRows),
      updated: formatShortDay(language, updatedAt.toISOString()),
    })),
  }
}
