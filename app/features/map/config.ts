import type { Bbox } from '#app/features/map/bbox.ts'
import type { TilesAddress } from '#app/features/map/paths.ts'
import type { Severity } from '#app/features/map/marks.ts'
import type { RENAMED_COUNTRIES } from '#app/features/map/disputed-boundaries.ts'
import type { NeedKind } from '#app/features/needs/content.ts'
import type { UnsettledLines } from '#app/platform/instance/instance-settings.ts'

/** Words of the interactive map and of the place picker, in the reader's language. */
export type ControlWords = {
  map: string
  zoomIn: string
  zoomOut: string
  locate: string
  locateFailed: string
  attribution: string
  close: string
  metres: string
  kilometres: string
  twoFingers: string
  countries: Record<(typeof RENAMED_COUNTRIES)[number], string>
}

export type MapWords = ControlWords & {
  counts: { thousands: string; millions: string }
  here: string
  listShowsAll: string
  listFailed: string
  cardFailed: string
  mapFailed: string
  record: Record<'need' | 'project', string>
  kind: Record<NeedKind, string>
  severity: Record<Severity, string>
}

/** What goes with a map wherever it is taken: lines ready to read. */
export type MapCaption = { title: string; filters: string; source: string; notice: string }

/** What the page tells the island, as JSON in `data-map`. */
export type MapConfig = {
  /** Address of the places that cards speak of, with the filters in force. */
  places: string
  tiles: TilesAddress
  /** In a frame of another site, records open in a window of their own. */
  framed: boolean
  unsettled: UnsettledLines
  /** What an image of the map says of itself; the counts and the address are read when it is made. */
  caption: MapCaption
  /** What the map shows first. */
  bounds: Bbox
  words: MapWords
}
