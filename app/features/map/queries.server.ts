import { countryName } from '#app/features/classifications/countries.ts'
import { isSet, NEED_FILTERS, PROJECT_FILTERS, type Filters } from '#app/features/filters/filters.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { needConditions } from '#app/features/needs/queries/list-needs.server.ts'
import type { NeedKind } from '#app/features/needs/content.ts'
import { projectConditions } from '#app/features/projects/queries/list-projects.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText, taggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { MapPlace } from './places.ts'

/** Which records a reader asks the map for. */
export const MAP_RECORDS = ['both', 'needs', 'projects'] as const
export type MapRecords = (typeof MAP_RECORDS)[number]

/** Which kinds of record a map shows. */
export type ShownKinds = { needs: boolean; projects: boolean }

/** The most places drawn one by one; beyond it the map says that it shows a part. */
export const MOST_PLACES = 5000

type PlaceRow = {
  recordId: string
  record: 'need' | 'project'
  kind: NeedKind | null
  severity: number | null
  title: LanguageText
  workspace: LanguageText
  slug: string
  country: string | null
  lat: number
  lon: number
}

export const readMapRecords = (asked: string | null): MapRecords => MAP_RECORDS.find((records) => records === asked) ?? 'both'

/** Of the kinds that are wanted, those that can fit the filters: what speaks of needs alone fits no project, and the other way round. */
export function kindsShown(filters: Filters, wanted: MapRecords): ShownKinds {
  const set = (names: readonly (keyof Filters)[]) => names.some((name) => isSet(filters, name))
  return {
    needs: wanted !== 'projects' && !set(PROJECT_FILTERS),
    projects: wanted !== 'needs' && !set(NEED_FILTERS),
  }
}

/** The published places that fit the filters, at their public positions; the worst needs first. */
export async function listMapPlaces(actor: Actor, filters: Filters, shown: ShownKinds, language: Language): Promise<MapPlace[]> {
  const sql = new SqlText()
  const parts: string[] = []
  if (shown.needs) {
    parts.push(`select place.record_id as "recordId", 'need' as record, entry.kind::text as kind, entry.severity, entry.title, workspace.name as workspace, workspace.slug, place.country, place.lat, place.lon
      from map_place place join need_entry entry on entry.record_id = place.record_id join workspace on workspace.id = entry.workspace_id
      where ${needConditions(sql, actor, 'published', filters).join(' and ')}`)
  }
  if (shown.projects) {
    parts.push(`select place.record_id as "recordId", 'project' as record, null::text as kind, null::smallint as severity, entry.title, workspace.name as workspace, workspace.slug, place.country, place.lat, place.lon
      from map_place place join project_entry entry on entry.record_id = place.record_id join workspace on workspace.id = entry.workspace_id
      where ${projectConditions(sql, actor, 'published', filters).join(' and ')}`)
  }
  if (parts.length === 0) return []
  const rows = await query<PlaceRow>(
    `select * from (${parts.join(' union all ')}) as places order by severity desc nulls last, "recordId" limit ${MOST_PLACES}`,
    sql.values,
  )
  return rows.map((row) => mapPlace(row, language))
}

function mapPlace(row: PlaceRow, language: Language): MapPlace {
  const title = taggedText(row.title, language)
  return {
    recordId: row.recordId,
    record: row.record,
    kind: row.kind,
    severity: row.severity,
    title: title?.text ?? row.recordId,
    titleLanguage: title?.lang || language,
    facts: [plainText(row.workspace, language, row.slug), row.country ? countryName(row.country, language) : '']
      .filter(Boolean)
      .join(' · '),
    href: `/${language}/${row.record}s/${row.recordId}`,
    lat: row.lat,
    lon: row.lon,
  }
}
