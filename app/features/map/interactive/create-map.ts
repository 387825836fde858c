import {
  AttributionControl,
  GeolocateControl,
  Map as MapLibre,
  type MapOptions,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import './map.css'
import type { ControlWords } from '#app/features/map/config.ts'
import { basemapStyle } from '#app/features/map/interactive/basemap-style.ts'
import { DEEPEST_ZOOM } from '#app/features/map/interactive/sources.ts'
import { labelFontsLoaded } from '#app/features/map/interactive/fonts.ts'
import { inReaderDigits } from '#app/platform/i18n/format-number.ts'
import type { UnsettledLines } from '#app/platform/instance/instance-settings.ts'

/** The words of its controls, and how it draws lines that are not settled. */
export type MapLook = { words: ControlWords; unsettled: UnsettledLines }
type Start = Pick<MapOptions, 'bounds' | 'fitBoundsOptions' | 'center' | 'zoom'>

/**
 * A map in the element, with its few controls, in the language of the page. The element must be laid out (not hidden)
 * and run from left to right.
 * @throws Error where the browser has no WebGL
 */
export async function createMap(container: HTMLElement, { words, unsettled }: MapLook, start: Start): Promise<MapLibre> {
  await labelFontsLoaded()
  // MapLibre looks for its worker beside its own file, which the build has renamed.
  setWorkerUrl(workerUrl)
  const { lang, dir } = document.documentElement
  const map = new MapLibre({
    container,
    style: basemapStyle(lang, words.countries, unsettled),
    ...start,
    minZoom: 0,
    maxZoom: DEEPEST_ZOOM,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    // One finger scrolls the page on a phone, two move the map.
    cooperativeGestures: matchMedia('(pointer: coarse)').matches,
    locale: controlTexts(words),
  })
  // The canvas takes the focus, so it is what the element's description is read with.
  const help = container.getAttribute('aria-describedby')
  if (help) map.getCanvas().setAttribute('aria-describedby', help)
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  addControls(map, dir === 'rtl')
  // MapLibre names this button only once the browser has answered whether it can tell where one is.
  container.querySelector('.maplibregl-ctrl-geolocate')?.setAttribute('aria-label', words.locate)
  return map
}

function addControls(map: MapLibre, rightToLeft: boolean): void {
  const end = rightToLeft ? 'left' : 'right'
  const start = rightToLeft ? 'right' : 'left'
  map.addControl(new NavigationControl({ showCompass: false }), `top-${end}`)
  map.addControl(new GeolocateControl({ positionOptions: { timeout: 10_000 }, fitBoundsOptions: { maxZoom: 8 } }), `top-${end}`)
  map.addControl(new ScaleControl({ maxWidth: 90 }), `bottom-${start}`)
  writeScaleInDigits(map)
  map.addControl(new AttributionControl({ compact: true }), `bottom-${end}`)
  // MapLibre opens the attribution at first; on a small map it would cover what matters.
  map.once('load', () => map.getContainer().querySelector('.maplibregl-ctrl-attrib')?.classList.remove('maplibregl-compact-show'))
}

/** The scale writes Latin digits whatever the language; listening after it does, this writes the reader's over them. */
function writeScaleInDigits(map: MapLibre): void {
  const scale = map.getContainer().querySelector('.maplibregl-ctrl-scale')
  const write = () => {
    if (scale) scale.textContent = inReaderDigits(document.documentElement.lang, scale.textContent ?? '')
  }
  // The two events at which the scale writes.
  map.on('move', write)
  map.on('projectiontransition', write)
  write()
}

function controlTexts(words: ControlWords): Record<string, string> {
  return {
    'Map.Title': words.map,
    'NavigationControl.ZoomIn': words.zoomIn,
    'NavigationControl.ZoomOut': words.zoomOut,
    'GeolocateControl.FindMyLocation': words.locate,
    'GeolocateControl.LocationNotAvailable': words.locateFailed,
    'AttributionControl.ToggleAttribution': words.attribution,
    'Popup.Close': words.close,
    'ScaleControl.Meters': words.metres,
    'ScaleControl.Kilometers': words.kilometres,
    'CooperativeGesturesHandler.MobileHelpText': words.twoFingers,
    'CooperativeGesturesHandler.WindowsHelpText': words.twoFingers,
    'CooperativeGesturesHandler.MacHelpText': words.twoFingers,
  }
}

/** Marks the element with `data-ready` whenever the map is drawn in full and at rest. */
export function showReadiness(map: MapLibre, frame: HTMLElement): void {
  map.on('movestart', () => delete frame.dataset.ready)
  map.on('idle', () => (frame.dataset.ready = ''))
}
