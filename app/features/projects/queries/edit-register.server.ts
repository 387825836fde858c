import { languageName } from '#app/features/classifications/languages.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import { listFilters, registerConditions } from '#app/features/filters/register-conditions.server.ts'
import { filterEntries } from '#app/features/filters/register-filters.ts'
import { readRegister, type RegisterRow } from '#app/features/filters/register.server.ts'
import { registerFrame, type RegisterAsked, type RegisterFrame } from '#app/features/filters/register-frame.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { projectPath, registerPath, type InWorkspace } from '#app/features/projects/paths.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatRoundMoney } from '#app/platform/i18n/format-money.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { projectConditions } from './project-conditions.server.ts'

/** The first is the default. */
export const PROJECT_REGISTER_SORTS = ['-updated', 'start', 'end', '-amount', 'quality'] as const

const SOURCE = {
  table: 'project_entry',
  select: `entry.title, entry.iati_identifier as identifier, entry.countries, to_char(entry.starts_on, 'YYYY-MM-DD') as "startsOn",
    to_char(entry.ends_on, 'YYYY-MM-DD') as "endsOn", entry.iati_status as "iatiStatus", entry.amount_usd::text as "amountUsd", entry.quality`,
  sorts: {
    updated: { column: 'entry.updated_at', type: 'timestamptz' },
    start: { column: `coalesce(entry.starts_on, '0001-01-01')`, type: 'date' },
    end: { column: `coalesce(entry.ends_on, '0001-01-01')`, type: 'date' },
    amount: { column: 'coalesce(entry.amount_usd, -1)', type: 'numeric' },
    quality: { column: 'coalesce(entry.quality, 0)', type: 'smallint' },
  },
} as const

type Row = RegisterRow & {
  title: LanguageText
  identifier: string | null
  countries: { code: string }[]
  startsOn: string | null
  endsOn: string | null
  iatiStatus: string | null
  amountUsd: string | null
  quality: number | null
}

export type ProjectLine = Pick<Row, 'id' | 'identifier' | 'publication' | 'workingState' | 'owner'> & {
  href: string
  title: TaggedText | null
  countries: string
  /** Start and end; an ellipsis where one is missing. */
  dates: string[]
  updated: string
  iatiStatus: string
  amount: string
  quality: string
  languages: string
}

export type ProjectRegister = { frame: RegisterFrame; lines: ProjectLine[] }

/** Conditions on `project_entry entry` and its `record` for what a register is asked for, its tab aside. Throws `not-found` for another's register. */
export const projectRegisterConditions = (sql: SqlText, actor: Actor, workspaceId: string, asked: RegisterAsked): string[] => [
  ...projectConditions(sql, actor, { workspaceId }, listFilters(asked)),
  ...registerConditions(sql, asked),
]

/** One page of a workspace's own projects in words ready for one reader. Throws `not-found` for another's register. */
export async function listProjectRegister(
  actor: Actor,
  { workspaceId, where, language }: { workspaceId: string; where: InWorkspace; language: Language },
  asked: RegisterAsked,
): Promise<ProjectRegister> {
  const sql = new SqlText()
  const conditions = projectRegisterConditions(sql, actor, workspaceId, asked)
  const all = asked.q === '' && filterEntries(asked.filters).length === 0 ? { workspaceId, kind: 'PROJECT' as const } : null
  const { rows, next, counts } = await readRegister<Row>(SOURCE, { sql, conditions, tab: asked.tab, all }, asked.page)
  return {
    frame: registerFrame({ path: registerPath(where), language, sorts: PROJECT_REGISTER_SORTS, next, counts }, asked),
    lines: rows.map((row) => line(row, where, language)),
  }
}

function line({ id, identifier, publication, workingState, ...row }: Row, where: InWorkspace, language: Language): ProjectLine {
  const countries = row.countries.slice(0, 3).map(({ code }) => countryName(code, language))
  return {
    id,
    identifier,
    publication,
    workingState,
    owner: row.owner,
    href: projectPath(where, id),
    title: taggedText(row.title, language),
    countries: formatList(language, countries),
    dates: row.startsOn || row.endsOn ? [row.startsOn, row.endsOn].map((day) => (day ? formatShortDay(language, day) : '…')) : [],
    updated: formatShortDay(language, row.updatedAt.toISOString()),
    iatiStatus: row.iatiStatus ? (nameOf('ActivityStatus', row.iatiStatus, language)?.name ?? row.iatiStatus) : '',
    amount: row.amountUsd ? formatRoundMoney(language, row.amountUsd, 'USD') : '',
    quality: row.quality === null ? '' : formatNumber(language, row.quality),
    languages: formatList(
      language,
      row.languages.map((lang) => languageName(lang, language)),
    ),
  }
}
