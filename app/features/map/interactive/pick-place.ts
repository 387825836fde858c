import { type LngLat, Marker } from 'maplibre-gl'
import { createMap, type MapLook, showReadiness } from '#app/features/map/interactive/create-map.ts'
import { themeColour } from '#app/features/map/interactive/theme-colour.ts'
import { wrapLongitude } from '#app/features/map/bbox.ts'
import type { PickedPoint } from '#app/features/map/picked-point.ts'

export type PlacePicker = {
  /** Moves the pin to what was typed elsewhere; null takes it away. */
  show(point: PickedPoint | null): void
  remove(): void
}

/** Close enough to tell a village from its neighbour. */
const CLOSE_ZOOM = 8

/**
 * A map on which a click, a dragged pin, or Enter at the centre names a point. Degrees are given to five decimals, about a metre.
 * @throws Error where the browser has no WebGL
 */
export async function startPicker(
  container: HTMLElement,
  look: MapLook,
  start: PickedPoint | null,
  onPick: (point: PickedPoint) => void,
): Promise<PlacePicker> {
  const map = await createMap(container, look, start ? { center: [start.lon, start.lat], zoom: CLOSE_ZOOM } : { center: [15, 10], zoom: 1 })
  showReadiness(map, container)
  map.getCanvas().style.cursor = 'crosshair'
  const pin = new Marker({ color: themeColour('accent'), draggable: true })

  const show = (point: PickedPoint | null) => {
    if (!point) return void pin.remove()
    pin.setLngLat([point.lon, point.lat]).addTo(map)
    if (!map.getBounds().contains([point.lon, point.lat]))
      map.easeTo({ center: [point.lon, point.lat], zoom: Math.max(map.getZoom(), CLOSE_ZOOM) })
  }
  const pick = (at: LngLat) => {
    const point = { lat: toMetre(at.lat), lon: toMetre(wrapLongitude(at.lng)) }
    show(point)
    onPick(point)
  }

  show(start)
  map.on('click', ({ lngLat }) => pick(lngLat))
  pin.on('dragend', () => pick(pin.getLngLat()))
  map.getCanvas().addEventListener('keydown', ({ key }) => key === 'Enter' && pick(map.getCenter()))
  return { show, remove: () => map.remove() }
}

function toMetre(degrees: number): number {
  return Number(degrees.toFixed(5))
}
