import { countryName } from '#app/features/classifications/countries.ts'
import type { Filters } from '#app/features/filters/filters.ts'
import { SqlText, type PlaceRows } from '#app/features/filters/sql.server.ts'
import { cellCodes, type MapCell } from '#app/features/map/map-cell.ts'
import type { MapPlace } from '#app/features/map/places.ts'
import type { ShownKinds } from '#app/features/map/shown-kinds.ts'
import type { NeedKind } from '#app/features/needs/content.ts'
import { needPlaces } from '#app/features/needs/queries/need-conditions.server.ts'
import { projectPlaces } from '#app/features/projects/queries/project-conditions.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText, taggedText } from '#app/features/provenance/tagged-text.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

type Row = {
  placeId: string
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

type Asked = {
  limit: number
  /** Only places in the cell. */
  at?: MapCell | undefined
  /** Only places of the record. */
  recordId?: string | undefined
}

/** Published places that fit the filters, at their public positions, in words for a card; the worst needs first. */
export async function listMapPlaces(
  filters: Filters,
  shown: ShownKinds,
  language: Language,
  { limit, at, recordId }: Asked,
): Promise<MapPlace[]> {
  const sql = new SqlText()
  const kinds = [...(shown.needs ? [needPlaces(sql, filters)] : []), ...(shown.projects ? [projectPlaces(sql, filters)] : [])]
  if (kinds.length === 0) return []
  const narrowed: string[] = []
  if (at) {
    const { first, last } = cellCodes(at)
    narrowed.push(`place.qk between ${sql.value(first.toString())}::bigint and ${sql.value(last.toString())}::bigint`)
  }
  if (recordId) narrowed.push(`place.record_id = ${sql.value(recordId)}::uuid`)
  const ids = kinds.map(
    ({ from, where }: PlaceRows) => `(select place.id, place.severity from ${from} where ${[...where, ...narrowed].join(' and ')}
      order by place.severity desc nulls last, place.id limit ${limit})`,
  )
  const rows = await query<Row>(
    wordsOf(`select * from (${ids.join(' union all ')}) as found order by severity desc nulls last, id limit ${limit}`),
    sql.values,
  )
  return rows.map((row) => mapPlace(row, language))
}

/** The places of these ids in words, by id. */
export async function findMapPlaces(placeIds: readonly string[], language: Language): Promise<Map<string, MapPlace>> {
  if (placeIds.length === 0) return new Map()
  const rows = await query<Row>(wordsOf('select id, severity from map_place where id = any($1::bigint[])'), [placeIds])
  return new Map(rows.map((row) => [row.placeId, mapPlace(row, language)]))
}

const wordsOf = (ids: string) => `
  select place.id::text as "placeId", place.record_id as "recordId", place.kind as record, place.need_kind as kind, place.severity, coalesce(need.title, project.title) as title,
    workspace.name as workspace, workspace.slug, place.country, place.lat, place.lon
  from (${ids}) as wanted join map_place place on place.id = wanted.id
  left join need_entry need on place.kind = 'need' and need.record_id = place.record_id and need.side = 'PUBLIC'
  left join project_entry project on place.kind = 'project' and project.record_id = place.record_id and project.side = 'PUBLIC'
  join workspace on workspace.id = place.workspace_id order by place.severity desc nulls last, place.id`

function mapPlace(row: Row, language: Language): MapPlace {
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
