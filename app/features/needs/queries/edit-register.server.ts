import { NO_FILTERS } from '#app/features/filters/filters.ts'
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
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Severity } from '#app/ui/marks/severity-badge.tsx'
import { needConditions } from './need-conditions.server.ts'
import { periodWords } from './need-result.server.ts'

/** The first is the default. */
export const NEED_REGISTER_SORTS = ['-updated', 'severity', 'start'] as const

const SOURCE = {
  table: 'need_entry',
  select: `entry.title, entry.kind, entry.severity, entry.coverage, entry.country, entry.admin1, entry.place_name as "placeName",
    to_char(entry.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(entry.ends_on, 'YYYY-MM-DD') as "endsOn"`,
  sorts: {
    updated: { column: 'entry.updated_at', type: 'timestamptz' },
    severity: { column: 'coalesce(entry.severity, 0)', type: 'smallint' },
    start: { column: `coalesce(entry.starts_on, '0001-01-01')`, type: 'date' },
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
}

export type NeedLine = Pick<Row, 'id' | 'publication' | 'workingState' | 'kind' | 'severity' | 'coverage'> & {
  href: string
  title: TaggedText | null
  place: string
  dates: string
  updated: string
}

export type NeedRegister = { frame: RegisterFrame; lines: NeedLine[] }

/** One page of a workspace's own needs in words ready for one reader. Throws `not-found` for another's register. */
export async function listNeedRegister(
  actor: Actor,
  { workspaceId, where, language }: { workspaceId: string; where: InWorkspace; language: Language },
  asked: RegisterAsked,
): Promise<NeedRegister> {
  const sql = new SqlText()
  const conditions = needConditions(sql, actor, { workspaceId }, { ...NO_FILTERS, q: asked.q })
  const { rows, next, counts } = await readRegister<Row>(SOURCE, { sql, conditions, tab: asked.tab }, asked.page)
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
    href: needPath(where, id),
    title: taggedText(title, language),
    place: [place.name, place.note].filter(Boolean).join(language === 'ar' ? '، ' : ', '),
    dates: periodWords(startsOn, endsOn, language),
    updated: formatShortDay(language, updatedAt.toISOString()),
  }
}
