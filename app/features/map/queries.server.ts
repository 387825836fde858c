import { countryName } from '#app/features/classifications/countries.ts'
import { NO_FILTERS, type Filters } from '#app/features/filters/filters.ts'
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

/** Which records the map shows. */
export type MapRecords = 'both' | 'needs' | 'projects'

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

/** Filters that speak of needs alone leave projects out of the map, and the other way round. */
export function recordsShown(filters: Filters, wanted: MapRecords): MapRecords {
  const set = (...names: (keyof Filters)[]) => names.some((name) => JSON.stringify(filters[name]) !== JSON.stringify(NO_FILTERS[name]))
  if (set('kind', 'severity', 'coverage', 'peopleMin', 'peopleMax')) return 'needs'
  if (set('iatiStatus', 'organisation', 'iatiIdentifier')) return 'projects'
  return wanted
}

/** The published places that fit the filters, at their public positions; the worst needs first. */
export async function listMapPlaces(actor: Actor, filters: Filters, records: MapRecords, language: Language): Promise<MapPlace[]> {
  const sql = new SqlText()
  const parts: string[] = []
  if (records !== 'projects') {
    parts.push(`select place.record_id as "recordId", 'need' as record, entry.kind::text as kind, entry.severity, entry.title, workspace.name as workspace, workspace.slug, place.country, place.lat, place.lon
      from map_place place join need_entry entry on entry.record_id = place.record_id join workspace on workspace.id = entry.workspace_id
      where ${needConditions(sql, actor, 'published', filters).join(' and ')}`)
  }
  if (records !== 'needs') {
    parts.push(`select place.record_id, 'project', null, null, entry.title, workspace.name, workspace.slug, place.country, place.lat, place.lon
      from map_place place join project_entry entry on entry.record_id = place.record_id join workspace on workspace.id = entry.workspace_id
      where ${projectConditions(sql, actor, 'published', filters).join(' and ')}`)
  }
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
