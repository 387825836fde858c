import { type Bbox, bboxOf } from '#app/features/map/bbox.ts'
import { mapPath, type MapSheet } from '#app/features/map/paths.ts'
import type { MapPlace } from '#app/features/map/places.ts'
import { type Gathered, gatherPoints, type Positioned } from '#app/features/map/svg/gather.ts'
import { focusFrame, type Frame, projectPoint, type ProjectionName, SHEETS } from '#app/features/map/svg/projections.ts'
import { WORLD_GROUP, worldBaseAddress } from '#app/features/map/svg/world-base.server.ts'
import type { UnsettledLines } from '#app/platform/instance/instance-settings.ts'

/** One place, or several gathered at their mean. */
export type SvgPlace = {
  lat: number
  lon: number
  needs: number
  projects: number
  /** The worst of the needs; null where none states one. */
  severity: number | null
  /** Where it is one place. */
  place: Pick<MapPlace, 'record' | 'kind' | 'title' | 'titleLanguage' | 'href'> | null
  /** Points between which all of them lie. */
  corners: readonly { lat: number; lon: number }[]
}

/** One place, or several too close to tell apart. Positions are percentages of the drawing's width and height. */
export type SvgMark = {
  x: number
  y: number
  href: string
  needs: number
  projects: number
  /** The worst of the needs; null where none states one. */
  severity: number | null
  /** Where the mark stands for one place alone. */
  place: Pick<MapPlace, 'record' | 'kind' | 'title' | 'titleLanguage'> | null
}

export type WorldSvg = {
  /** Width by height. */
  ratio: number
  unsettled: UnsettledLines
  /** Land and boundaries: drawn by `<use>` at each of these offsets, inside the view box. */
  base: { href: string; viewBox: string; offsets: number[] }
  /** The same places for wide screens, and gathered more for phones. */
  marks: { screen: SvgMark[]; phone: SvgMark[] }
}

type Drawing = {
  places: readonly SvgPlace[]
  unsettled: UnsettledLines
  /** The part of the world to show, in Mercator; without it the world in Equal Earth. */
  focus?: Bbox | undefined
  language: string
  /** Kept in the links of marks that lead to the map. */
  filters?: URLSearchParams | undefined
  sheet?: MapSheet | undefined
}

/**
 * How near to each other, as a share of the width, two places are gathered into one mark. A mark is some 22 px wide at
 * any width of the page, so a phone needs fewer of them.
 */
const REACH = { phone: 1 / 17, screen: { world: 1 / 40, focus: 1 / 26 } }

/**
 * The map that a page shows before and without scripts: a base that pages share, and marks with links. Marks keep
 * their size whatever the width of the page, so places close to each other are gathered into one with a count.
 */
export function worldSvg({ places, unsettled, focus, language, filters, sheet }: Drawing): WorldSvg {
  const name: ProjectionName = focus ? 'mercator' : 'equal-earth'
  const frame = focus ? focusFrame(focus) : SHEETS[name].frame
  const shown = places.map((place) => ({ ...place, ...positionIn(frame, name, place) })).filter(isInside(frame))
  const mapOf: MapLink = (bbox) => mapPath(language, { filters, bbox, sheet })
  return {
    ratio: frame.width / frame.height,
    unsettled,
    base: {
      href: `${worldBaseAddress(name, unsettled)}#${WORLD_GROUP}`,
      viewBox: [frame.x, frame.y, frame.width, frame.height].map(Math.round).join(' '),
      offsets: frame.x + frame.width > SHEETS.mercator.frame.width ? [0, SHEETS.mercator.frame.width] : [0],
    },
    marks: {
      screen: marksOf(shown, frame, focus ? REACH.screen.focus : REACH.screen.world, mapOf),
      phone: marksOf(shown, frame, REACH.phone, mapOf),
    },
  }
}

type ShownPlace = SvgPlace & Positioned
type MapLink = (bbox: Bbox) => string

function marksOf(places: readonly ShownPlace[], frame: Frame, reach: number, mapOf: MapLink): SvgMark[] {
  return gatherPoints(places, frame.width * reach, ({ needs, projects }) => needs + projects).map((group) => ({
    x: percent(group.x - frame.x, frame.width),
    y: percent(group.y - frame.y, frame.height),
    ...markFacts(group, mapOf),
  }))
}

function markFacts({ members }: Gathered<ShownPlace>, mapOf: MapLink): Omit<SvgMark, 'x' | 'y'> {
  const place = members.length === 1 ? (members[0]?.place ?? null) : null
  const sum = (of: (member: ShownPlace) => number) => members.reduce((total, member) => total + of(member), 0)
  return {
    href:
      place?.href ??
      mapOf(
        bboxOf(
          members.flatMap(({ corners }) => corners),
          1,
        ),
      ),
    needs: sum(({ needs }) => needs),
    projects: sum(({ projects }) => projects),
    severity: Math.max(...members.map(({ severity }) => severity ?? 0)) || null,
    place: place && { record: place.record, kind: place.kind, title: place.title, titleLanguage: place.titleLanguage },
  }
}

function positionIn(frame: Frame, name: ProjectionName, { lat, lon }: SvgPlace): Positioned {
  const point = projectPoint(name, lat, lon)
  const turned = name === 'mercator' && point.x < frame.x ? point.x + SHEETS.mercator.frame.width : point.x
  return { x: turned, y: point.y }
}

function isInside(frame: Frame) {
  return ({ x, y }: Positioned) => x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height
}

function percent(part: number, whole: number): number {
  return Number(((part / whole) * 100).toFixed(2))
}
