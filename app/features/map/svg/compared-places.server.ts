import { bboxOf } from '#app/features/map/bbox.ts'
import { focusFrame, type Frame, projectPoint, SHEETS } from '#app/features/map/svg/projections.ts'
import { WORLD_GROUP, worldBaseAddress } from '#app/features/map/svg/world-base.server.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'

/** A place of one state of a record, or of the other. */
export type ComparedPlace = { lat: number; lon: number; was: 'removed' | 'added'; label: string }

/** Positions are percentages of the drawing's width and height. */
export type ComparedPlacesDrawing = {
  ratio: number
  base: { href: string; viewBox: string }
  marks: { x: number; y: number; was: ComparedPlace['was']; label: string }[]
}

/** Around the places, so that one sees in which country they are; degrees. */
const AROUND = 2.5

/** A small map of places that came, went or moved between two states of a record; null where none did. */
export async function drawComparedPlaces(places: readonly ComparedPlace[]): Promise<ComparedPlacesDrawing | null> {
  if (places.length === 0) return null
  const { unsettledLines } = await instanceSettings()
  const frame = focusFrame(bboxOf(places, AROUND))
  const across = (x: number) => (((x - frame.x + SHEETS.mercator.frame.width) % SHEETS.mercator.frame.width) / frame.width) * 100
  return {
    ratio: frame.width / frame.height,
    base: { href: `${worldBaseAddress('mercator', unsettledLines)}#${WORLD_GROUP}`, viewBox: viewBoxOf(frame) },
    marks: places.map(({ lat, lon, was, label }) => {
      const point = projectPoint('mercator', lat, lon)
      return { x: round(across(point.x)), y: round(((point.y - frame.y) / frame.height) * 100), was, label }
    }),
  }
}

const viewBoxOf = ({ x, y, width, height }: Frame) => [x, y, width, height].map(Math.round).join(' ')
const round = (value: number) => Number(value.toFixed(2))
