import type { Map as MapLibre, MapGeoJSONFeature } from 'maplibre-gl'
import { type Bbox, bboxWidth } from '#app/features/map/bbox.ts'
import type { MapConfig, MapWords } from '#app/features/map/config.ts'
import { gatheredCard, placeCard } from '#app/features/map/interactive/card.ts'
import { openCard } from '#app/features/map/interactive/card-place.ts'
import { createMap, showReadiness } from '#app/features/map/interactive/create-map.ts'
import { followMap } from '#app/features/map/interactive/follow-map.ts'
import { CLUSTER_LAYER, HIGHLIGHT_LAYER, placeLayers, recordIs, SIGN_LAYER } from '#app/features/map/interactive/place-layers.ts'
import { addSignImages } from '#app/features/map/interactive/sign-images.ts'
import { clusterOpensAt, clusterRecords, LAST_CLUSTER_ZOOM, PLACES, placesSource } from '#app/features/map/interactive/sources.ts'
import { themeColour } from '#app/features/map/interactive/theme-colour.ts'
import { localeOf } from '#app/platform/i18n/languages.ts'

const CARD_ROWS = 6
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
    const map = await createMap(canvas, config.words, { bounds: mapBounds(config.bounds) })
    map.once('idle', () => frame.querySelector('[data-map-drawing]')?.remove())
    showReadiness(map, frame)
    await map.once('load')
    await showPlaces(map, config)
    followMap(map, (renewed) => say(renewed ? '' : config.words.listFailed))
    highlightFromList(map)
  } catch (error) {
    stage.hidden = true
    say(config.words.mapFailed)
    console.error(error)
  }
}

async function showPlaces(map: MapLibre, config: MapConfig): Promise<void> {
  await addSignImages(map)
  map.addSource(PLACES, placesSource(config.places))
  const colours = { accent: themeColour('accent'), white: themeColour('white'), focus: themeColour('focus') }
  for (const layer of placeLayers(localeOf(document.documentElement.lang), colours)) map.addLayer(layer)
  map.on('click', SIGN_LAYER, ({ features }) => openPlace(map, features?.[0], config.words))
  map.on('click', CLUSTER_LAYER, ({ features }) => void openCluster(map, features?.[0], config.words))
  map.getCanvas().addEventListener('keydown', ({ key }) => key === 'Enter' && openAtCentre(map, config.words))
  for (const layer of [SIGN_LAYER, CLUSTER_LAYER]) {
    map.on('mouseenter', layer, () => (map.getCanvas().style.cursor = 'pointer'))
    map.on('mouseleave', layer, () => (map.getCanvas().style.cursor = ''))
  }
}

function openPlace(map: MapLibre, place: MapGeoJSONFeature | undefined, words: MapWords): void {
  if (place) openCard(map, pointOf(place), placeCard(place.properties, words), words)
}

/** For those who move the map by keyboard: opens what lies at its centre. */
function openAtCentre(map: MapLibre, words: MapWords): void {
  const { x, y } = map.project(map.getCenter())
  const near = map.queryRenderedFeatures(
    [
      [x - CENTRE_REACH, y - CENTRE_REACH],
      [x + CENTRE_REACH, y + CENTRE_REACH],
    ],
    { layers: [SIGN_LAYER, CLUSTER_LAYER] },
  )
  const distance = (feature: MapGeoJSONFeature) => map.project(pointOf(feature)).dist(map.project(map.getCenter()))
  const [first] = near.sort((a, b) => distance(a) - distance(b))
  if (first?.layer.id === CLUSTER_LAYER) void openCluster(map, first, words)
  else openPlace(map, first, words)
}

async function openCluster(map: MapLibre, cluster: MapGeoJSONFeature | undefined, words: MapWords): Promise<void> {
  if (!cluster) return
  const id = Number(cluster.properties.cluster_id)
  const zoom = await clusterOpensAt(map, id)
  if (zoom <= LAST_CLUSTER_ZOOM) return void map.easeTo({ center: pointOf(cluster), zoom })
  const records = await clusterRecords(map, id)
  openCard(map, pointOf(cluster), gatheredCard(records.slice(0, CARD_ROWS), records.length > CARD_ROWS, words), words)
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
