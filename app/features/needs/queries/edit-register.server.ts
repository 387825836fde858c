import { listFilters, registerConditions } from '#app/features/filters/register-conditions.server.ts'
import { filterEntries } from '#app/features/filters/register-filters.ts'
import { readRegister, type RegisterRow } from '#app/features/filters/register.server.ts'
import { registerFrame, type RegisterAsked, type RegisterFrame } from '#app/features/filters/register-frame.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import type { NeedKind } from '#app/features/needs/content.ts'
import type { CoverageState } from '#app/features/needs/coverage.ts'
import { needPath, needsRegisterPath } from '#app/features/needs/paths.ts'
import type { InWorkspace } from '#app/features/projects/paths.ts'
import { placeLine } from '#app/features/places/place-line.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatRoundMoney } from '#app/platform/i18n/format-money.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Severity } from '#app/ui/marks/severity-badge.tsx'
import { needConditions } from './need-conditions.server.ts'
import { periodWords } from './need-result.server.ts'

/** The first is the default. */
export const NEED_REGISTER_SORTS = ['-updated', 'severity', 'start', '-people', '-amount', 'quality'] as const

const SOURCE = {
  table: 'need_entry',
  select: `entry.title, entry.kind, entry.severity, entry.coverage, entry.country, entry.admin1, entry.place_name as "placeName",
    to_char(entry.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(entry.ends_on, 'YYYY-MM-DD') as "endsOn",
    entry.people_affected::text as people, entry.amount_usd::text as "amountUsd", entry.quality`,
  sorts: {
    updated: { column: 'entry.updated_at', type: 'timestamptz' },
    severity: { column: 'coalesce(entry.severity, 0)', type: 'smallint' },
    start: { column: `coalesce(entry.starts_on, '0001-01-01')`, type: 'date' },
    people: { column: 'coalesce(entry.people_affected, -1)', type: 'numeric' },
    amount: { column: 'coalesce(entry.amount_usd, -1)', type: 'numeric' },
    quality: { column: 'coalesce(entry.quality, 0)', type: 'smallint' },
  },
} as const

type Row = RegisterRow & {
  title: LanguageText
  kind: NeedKind | null
  severity: Severity | null
  coverage: CoverageState
  country: string | null
  admin1: string | null
  placeName: LanguageText
  startsOn: string | null
  endsOn: string | null
  people: string | null
  amountUsd: string | null
  quality: number | null
}

export type NeedLine = Pick<Row, 'id' | 'publication' | 'workingState' | 'kind' | 'severity' | 'coverage' | 'owner'> & {
  href: string
  title: TaggedText | null
  place: string
  dates: string
  updated: string
  people: string
  amount: string
  quality: string
  languages: string
}

export type NeedRegister = { frame: RegisterFrame; lines: NeedLine[] }

/** Conditions on `need_entry entry` and its `record` for what a register is asked for, its tab aside. Throws `not-found` for another's register. */
export const needRegisterConditions = (sql: SqlText, actor: Actor, workspaceId: string, asked: RegisterAsked): string[] => [
  ...needConditions(sql, actor, { workspaceId }, listFilters(asked)),
  ...registerConditions(sql, asked),
]

/** One page of a workspace's own needs in words ready for one reader. Throws `not-found` for another's register. */
export async function listNeedRegister(
  actor: Actor,
  { workspaceId, where, language }: { workspaceId: string; where: InWorkspace; language: Language },
  asked: RegisterAsked,
): Promise<NeedRegister> {
  const sql = new SqlText()
  const conditions = needRegisterConditions(sql, actor, workspaceId, asked)
  const all = asked.q === '' && filterEntries(asked.filters).length === 0 ? { workspaceId, kind: 'NEED' as const } : null
  const { rows, next, counts } = await readRegister<Row>(SOURCE, { sql, conditions, tab: asked.tab, all }, asked.page)
  return {
    frame: registerFrame({ path: needsRegisterPath(where), language, sorts: NEED_REGISTER_SORTS, next, counts }, asked),
    lines: rows.map((row) => line(row, where, language)),
  }
}

function line(
  { id, title, country, admin1, placeName, startsOn, endsOn, updatedAt, ...row }: Row,
  where: InWorkspace,
  language: Language,
): NeedLine {
  const place = placeLine({ name: placeName, country: country ?? undefined, admin1: admin1 ?? undefined }, language)
  return {
    id,
    publication: row.publication,
    workingState: row.workingState,
    kind: row.kind,
    severity: row.severity,
    coverage: row.coverage,
    owner: row.owner,
    href: needPath(where, id),
    title: taggedText(title, language),
    place: [place.name, place.note].filter(Boolean).join(language === 'ar' ? '، ' : ', '),
    dates: periodWords(startsOn, endsOn, language),
    updated: formatShortDay(language, updatedAt.toISOString()),
    people: row.people === null ? '' : formatNumber(language, row.people),
    amount: row.amountUsd ? formatRoundMoney(language, row.amountUsd, 'USD') : '',
    quality: row.quality === null ? '' : formatNumber(language, row.quality),
    languages: formatList(
      language,
      row.languages.map((lang) => languageName(lang, language)),
    ),
  }
}
