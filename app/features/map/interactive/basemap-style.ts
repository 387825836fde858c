import type { ExpressionSpecification, LayerSpecification, PositionAnchor, StyleSpecification } from 'maplibre-gl'
import { BASEMAP_CREDIT, BASEMAP_MAX_ZOOM, basemapTiles } from '#app/features/map/basemap-address.ts'
import { NEUTRAL_AREA } from '#app/features/map/disputed-boundaries.ts'
import { countryNames } from '#app/features/map/interactive/country-names.ts'
import { LABEL_FONT } from '#app/features/map/interactive/fonts.ts'
import { PALETTE } from '#app/features/map/palette.ts'
import type { UnsettledLines } from '#app/platform/instance/instance-settings.ts'

/** Kinds of line in the tiles' layer `line`. */
const LINE = { international: 0, disputed: 1, admin1: 2 } as const

/**
 * The muted basemap: paper land, pale water, thin lines, names in the reader's language.
 * @param replaced country names that the portal writes otherwise than the browser, by code
 */
export function basemapStyle(language: string, replaced: Record<string, string>, unsettled: UnsettledLines): StyleSpecification {
  return {
    version: 8,
    sources: {
      base: {
        type: 'vector',
        tiles: [basemapTiles(location.origin)],
        maxzoom: BASEMAP_MAX_ZOOM,
        attribution: BASEMAP_CREDIT,
      },
    },
    layers: [...landLayers(), ...lineLayers(unsettled), ...labelLayers(language, replaced)],
  }
}

function landLayers(): LayerSpecification[] {
  const land: ExpressionSpecification = ['case', ['==', ['get', 'c'], NEUTRAL_AREA], PALETTE.neutral, PALETTE.land]
  return [
    { id: 'water', type: 'background', paint: { 'background-color': PALETTE.water } },
    { id: 'land', type: 'fill', ...layerOf('country'), paint: { 'fill-color': land, 'fill-antialias': false } },
    { id: 'lake', type: 'fill', ...layerOf('lake'), paint: { 'fill-color': PALETTE.water } },
    { id: 'coast', type: 'line', ...layerOf('country'), paint: { 'line-color': PALETTE.coast, 'line-width': 0.5 } },
  ]
}

function lineLayers(unsettled: UnsettledLines): LayerSpecification[] {
  const width: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 1, 0.5, 6, 1.4]
  const ofKind = (kind: number): ExpressionSpecification => ['==', ['get', 'k'], kind]
  return [
    {
      id: 'admin1-line',
      type: 'line',
      ...layerOf('line'),
      minzoom: 4,
      filter: ofKind(LINE.admin1),
      paint: { 'line-color': PALETTE.admin1, 'line-width': 0.7 },
    },
    {
      id: 'boundary',
      type: 'line',
      ...layerOf('line'),
      filter: ofKind(LINE.international),
      paint: { 'line-color': PALETTE.boundary, 'line-width': width },
    },
    {
      id: 'disputed-boundary',
      type: 'line',
      ...layerOf('line'),
      filter: ofKind(LINE.disputed),
      paint: unsettledPaint(unsettled, width),
    },
  ]
}

/** Where they are not drawn, the land closes over the rims of the countries that meet there. */
function unsettledPaint(unsettled: UnsettledLines, width: ExpressionSpecification) {
  if (unsettled === 'none') return { 'line-color': PALETTE.land, 'line-width': 2.5 }
  return { 'line-color': PALETTE.boundary, 'line-width': width, ...(unsettled === 'dashed' && { 'line-dasharray': [3, 2] }) }
}

// Later layers win where labels collide, so the countries come last.
function labelLayers(language: string, replaced: Record<string, string>): LayerSpecification[] {
  const ownName: ExpressionSpecification = ['coalesce', ['get', `n_${language}`], ['get', 'n']]
  // Arabic letters are small for their size.
  const larger = language === 'ar' ? 2 : 0
  return [
    {
      id: 'place-name',
      type: 'symbol',
      ...layerOf('place'),
      minzoom: 4,
      layout: {
        ...nameLayout(ownName),
        'text-size': ['match', ['get', 'k'], 1, 13 + larger, 11 + larger],
        'symbol-sort-key': ['get', 'r'],
      },
      paint: namePaint(PALETTE.label),
    },
    {
      id: 'admin1-name',
      type: 'symbol',
      ...layerOf('alabel'),
      minzoom: 5,
      layout: { ...nameLayout(ownName), 'text-size': 11 + larger },
      paint: namePaint(PALETTE.quietLabel),
    },
    {
      id: 'country-name',
      type: 'symbol',
      ...layerOf('clabel'),
      maxzoom: 7,
      filter: ['<=', ['get', 'r'], ['step', ['zoom'], 0, 2, 1, 3, 2, 4, 3]],
      layout: {
        ...nameLayout(countryNames(language, replaced)),
        'text-size': ['interpolate', ['linear'], ['zoom'], 1, 11 + larger, 5, 15 + larger],
        'symbol-sort-key': ['get', 'r'],
      },
      paint: namePaint(PALETTE.label),
    },
  ]
}

// A name stands at its point, or beside it where a sign of the map is in the way.
function nameLayout(text: ExpressionSpecification) {
  return {
    'text-field': text,
    'text-font': LABEL_FONT,
    'text-max-width': 8,
    'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'] satisfies PositionAnchor[],
    'text-radial-offset': 1.2,
    'text-justify': 'auto' as const,
  }
}

function namePaint(colour: string) {
  return { 'text-color': colour, 'text-halo-color': PALETTE.halo, 'text-halo-width': 1.4 }
}

function layerOf(name: string) {
  return { source: 'base', 'source-layer': name } as const
}
