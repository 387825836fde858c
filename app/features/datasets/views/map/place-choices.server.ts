import { readProfiles } from '#app/features/datasets/loading/loads.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { TableContext } from '../view-frame.server.ts'
import { areaColumns } from './area-figures.server.ts'
import { matchAreas } from './match-areas.server.ts'

/** What a map is drawn by. */
export type Place = { kind: 'points'; latitude: number; longitude: number } | { kind: 'geometry' | 'area'; column: number }
export type PlaceChoice = { value: string; label: string; place: Place }

const MOST_CHOICES = 100
/** Columns of which the most frequent values are looked at, to find the one that most of them are areas of. */
const MOST_TRIED = 8

/** All that a map of the table can be drawn by: coordinates first, then outlines, then names and codes of areas. */
export function placeChoices(context: TableContext): PlaceChoice[] {
  const { table, language } = context
  const t = translator(language, 'dataset-views')
  const find = (role: string) => table.columns.findIndex((column) => column.role === role)
  const [latitude, longitude] = [find('latitude'), find('longitude')]
  const points: PlaceChoice[] =
    latitude >= 0 && longitude >= 0 ? [{ value: 'points', label: t('map.by.points'), place: { kind: 'points', latitude, longitude } }] : []
  const ofColumn = (kind: 'geometry' | 'area', column: number): PlaceChoice => ({
    value: String(column),
    label: table.columns[column]?.name ?? '',
    place: { kind, column },
  })
  const geometries = table.columns.flatMap(({ role }, position) => (role === 'geometry' ? [ofColumn('geometry', position)] : []))
  return [...points, ...geometries, ...areaColumns(context).map((column) => ofColumn('area', column))].slice(0, MOST_CHOICES)
}

/** What is drawn before anybody chose: coordinates where there are some, else the column whose frequent values are areas most often. */
export async function defaultPlace({ table, load, open }: TableContext, choices: readonly PlaceChoice[]): Promise<{ place: Place }> {
  const [first] = choices
  if (!first) throw new Error('a table without places has no map')
  const areas = choices.filter(({ place }) => place.kind === 'area').slice(0, MOST_TRIED)
  if (first.place.kind !== 'area' || areas.length < 2) return first
  const profiles = await readProfiles(load.id, table.position)
  const countries = open.content.countries.map(({ code }) => code)
  const scored = areas.map((choice) => {
    const column = choice.place.kind === 'area' ? choice.place.column : 0
    const texts = (profiles[column]?.top ?? []).map(({ text }) => ({ text, beside: null }))
    const matched = matchAreas(texts, table.columns[column]?.role ?? 'adminName', countries)
    const known = matched.filter((area) => area !== null)
    // First-level areas tell more than the one country that they all lie in.
    return { choice, share: texts.length === 0 ? 0 : known.length / texts.length, areas: new Set(known).size }
  })
  const [best] = scored.sort((a, b) => Number(b.share >= 0.5) - Number(a.share >= 0.5) || b.areas - a.areas || b.share - a.share)
  return best?.choice ?? first
}
