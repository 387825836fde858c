import type { Map as MapLibre, MapGeoJSONFeature } from 'maplibre-gl'
import { type Bbox, bboxWidth } from '#app/features/map/bbox.ts'
import type { MapConfig } from '#app/features/map/config.ts'
import { gatheredCard, placeCard } from '#app/features/map/interactive/card.ts'
import { openCard } from '#app/features/map/interactive/card-place.ts'
import { createMap, showReadiness } from '#app/features/map/interactive/create-map.ts'
import { followMap } from '#app/features/map/interactive/follow-map.ts'
import { CLUSTER_LAYER, HIGHLIGHT_LAYER, placeLayers, recordIs, SIGN_LAYER } from '#app/features/map/interactive/place-layers.ts'
import { addSignImages } from '#app/features/map/interactive/sign-images.ts'
import { cardRecords, clusterOpensAt, PLACES, placesSource, type CardSubject } from '#app/features/map/interactive/sources.ts'
import { offerImage } from '#app/features/map/interactive/save-image.ts'
import { themeColour } from '#app/features/map/interactive/theme-colour.ts'
import { localeOf } from '#app/platform/i18n/languages.ts'

const CARD_ROWS = 6
/** Pixels around all places, so that none begins under a control. A box of the address is shown as it is. */
const AIR = 48
/** Pixels around the centre. */
const CENTRE_REACH = 60

/** Puts the interactive map in the place of the drawing, and keeps the list beside it in step. Without WebGL the drawing stays. */
export async function startMap(frame: HTMLElement): Promise<void> {
  const config = JSON.parse(frame.dataset.map ?? '') as MapConfig
  const stage = frame.querySelector<HTMLElement>('[data-map-stage]')
  const canvas = frame.querySelector<HTMLElement>('[data-map-canvas]')
  if (!stage || !canvas) return
  stage.hidden = false
  try {
    const map = await createMap(canvas, config, {
      bounds: mapBounds(config.bounds),
      fitBoundsOptions: { padding: hasBox() ? 0 : AIR },
    })
    // On paper the drawing stands for the map, which no printer sees.
    map.once('idle', () => frame.querySelector('[data-map-drawing]')?.classList.add('invisible', 'print:visible'))
    await map.once('load')
    await showPlaces(map, config)
    showReadiness(map, frame)
    followMap(map, (renewed) => say(renewed ? '' : config.words.listFailed))
    highlightFromList(map)
    offerImage(map, config)
  } catch (error) {
    stage.hidden = true
    say(config.words.mapFailed)
    console.error(error)
  }
}

async function showPlaces(map: MapLibre, config: MapConfig): Promise<void> {
  await addSignImages(map)
  map.addSource(PLACES, placesSource(config.tiles))
  const colours = { accent: themeColour('accent'), white: themeColour('white'), focus: themeColour('focus') }
  for (const layer of placeLayers(config.tiles.layer, localeOf(document.documentElement.lang), config.words.counts, colours))
    map.addLayer(layer)
  for (const layer of [SIGN_LAYER, CLUSTER_LAYER]) map.on('click', layer, ({ features }) => open(map, features?.[0], config))
  map.getCanvas().addEventListener('keydown', ({ key }) => key === 'Enter' && openAtCentre(map, config))
  for (const layer of [SIGN_LAYER, CLUSTER_LAYER]) {
    map.on('mouseenter', layer, () => (map.getCanvas().style.cursor = 'pointer'))
    map.on('mouseleave', layer, () => (map.getCanvas().style.cursor = ''))
  }
}

/** A cluster that falls apart is approached; else a card tells what is there. */
function open(map: MapLibre, feature: MapGeoJSONFeature | undefined, config: MapConfig): void {
  if (!feature) return
  const { id, at } = feature.properties as { id?: string; at?: string }
  const zoom = id ? null : clusterOpensAt(feature.properties)
  // A whole step at least: between two zooms a map shows the tiles of the lower one.
  if (zoom !== null) map.easeTo({ center: pointOf(feature), zoom: Math.max(zoom, map.getZoom() + 1) })
  else if (id) void tell(map, pointOf(feature), { record: id }, config)
  else if (at) void tell(map, pointOf(feature), { at }, config)
}

async function tell(map: MapLibre, point: [number, number], subject: CardSubject, { places, words, framed }: MapConfig): Promise<void> {
  try {
    const records = await cardRecords(places, subject, CARD_ROWS + 1)
    const [first] = records
    if (!first) return
    const card =
      records.length === 1 ? placeCard(first, words) : gatheredCard(records.slice(0, CARD_ROWS), records.length > CARD_ROWS, words)
    if (framed) for (const link of card.querySelectorAll('a')) link.target = '_blank'
    openCard(map, point, card, words)
    say('')
  } catch {
    say(words.cardFailed)
  }
}

/** For those who move the map by keyboard: opens what lies at its centre. */
function openAtCentre(map: MapLibre, config: MapConfig): void {
  const { x, y } = map.project(map.getCenter())
  const near = map.queryRenderedFeatures(
    [
      [x - CENTRE_REACH, y - CENTRE_REACH],
      [x + CENTRE_REACH, y + CENTRE_REACH],
    ],
    { layers: [SIGN_LAYER, CLUSTER_LAYER] },
  )
  const distance = (feature: MapGeoJSONFeature) => map.project(pointOf(feature)).dist(map.project(map.getCenter()))
  open(map, near.sort((a, b) => distance(a) - distance(b))[0], config)
}

/** Rings the places of the record that the reader points at, or reaches by keyboard, in the list. */
function highlightFromList(map: MapLibre): void {
  const list = document.querySelector('[data-map-part="list"]')
  const highlight = ({ target }: Event) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-record]') : null
    map.setFilter(HIGHLIGHT_LAYER, recordIs(row?.dataset.record ?? ''))
  }
  for (const kind of ['pointerover', 'focusin']) list?.addEventListener(kind, highlight)
  list?.addEventListener('pointerleave', highlight)
}

const hasBox = () => new URLSearchParams(location.search).has('bbox')

function pointOf(feature: MapGeoJSONFeature): [number, number] {
  const [lon = 0, lat = 0] = feature.geometry.type === 'Point' ? feature.geometry.coordinates : []
  return [lon, lat]
}

function mapBounds(bbox: Bbox): [number, number, number, number] {
  const [west, south, , north] = bbox
  return [west, south, west + bboxWidth(bbox), north]
}

function say(words: string): void {
  const status = document.querySelector('[data-map-status]')
  if (status) status.textContent = words
}
