import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { TileLayer } from '#app/features/map/tiles/tile-address.ts'
import { LABEL_FONT } from '#app/features/map/interactive/fonts.ts'
import { clusterCount, clusterWorst, isCluster, PLACES, recordId } from '#app/features/map/interactive/sources.ts'

/** Layers that answer to a click. */
export const CLUSTER_LAYER = 'place-cluster'
export const SIGN_LAYER = 'place-sign'
/** The ring around places of the record that the reader points at in the list. */
export const HIGHLIGHT_LAYER = 'place-highlight'

type Colours = { accent: string; white: string; focus: string }
/** What follows a number of thousands, and of millions, with its space. */
type CountWords = { thousands: string; millions: string }

/** The needs and projects, over the basemap: a disc with the count where many fall together, else the sign of the record. */
export function placeLayers(tileLayer: TileLayer, locale: string, counts: CountWords, colours: Colours): LayerSpecification[] {
  const places = { source: PLACES, 'source-layer': tileLayer }
  return [
    {
      id: HIGHLIGHT_LAYER,
      type: 'circle',
      ...places,
      filter: recordIs(''),
      paint: { 'circle-radius': 24, 'circle-color': colours.focus, 'circle-stroke-color': colours.white, 'circle-stroke-width': 2 },
    },
    {
      id: CLUSTER_LAYER,
      type: 'circle',
      ...places,
      filter: isCluster,
      paint: {
        'circle-color': colours.accent,
        'circle-stroke-color': colours.white,
        'circle-stroke-width': 2,
        'circle-radius': ['step', clusterCount, 15, 10, 18, 100, 22, 1000, 27],
      },
    },
    {
      id: 'cluster-count',
      type: 'symbol',
      ...places,
      filter: isCluster,
      layout: {
        'text-field': shortCount(locale, counts),
        'text-font': LABEL_FONT,
        'text-size': 14,
        'text-padding': 12,
        ...alwaysShown('text'),
      },
      paint: { 'text-color': colours.white },
    },
    {
      id: 'cluster-worst',
      type: 'symbol',
      ...places,
      filter: ['all', isCluster, ['>', clusterWorst, 0]],
      layout: {
        'icon-image': ['concat', 'need-', ['to-string', clusterWorst]],
        'icon-size': 0.75,
        'icon-offset': [
          'step',
          clusterCount,
          ['literal', [15, -15]],
          10,
          ['literal', [18, -18]],
          100,
          ['literal', [21, -21]],
          1000,
          ['literal', [25, -25]],
        ],
        ...alwaysShown('icon'),
      },
    },
    {
      id: SIGN_LAYER,
      type: 'symbol',
      ...places,
      filter: ['!', isCluster],
      layout: {
        'icon-image': ['step', ['zoom'], bareSign, 4, signOnTag],
        'symbol-sort-key': ['coalesce', ['get', 'severity'], 0],
        ...alwaysShown('icon'),
      },
    },
  ]
}

/** 12 as it is, then "1.2 k" and "3 M" in the reader's words. */
function shortCount(locale: string, { thousands, millions }: CountWords): ExpressionSpecification {
  const number = (divisor: number, digits: number): ExpressionSpecification => [
    'number-format',
    ['/', clusterCount, divisor],
    { locale, 'max-fraction-digits': digits },
  ]
  return [
    'step',
    clusterCount,
    number(1, 0),
    1000,
    ['concat', number(1000, 1), thousands],
    10_000,
    ['concat', number(1000, 0), thousands],
    999_500,
    ['concat', number(1_000_000, 1), millions],
  ]
}

/** The filter for places of one record. */
export function recordIs(id: string): ExpressionSpecification {
  return ['==', recordId, id]
}

const severity: ExpressionSpecification = ['to-string', ['coalesce', ['get', 'severity'], 0]]
const isProject: ExpressionSpecification = ['==', ['get', 'record'], 'project']
const bareSign: ExpressionSpecification = ['case', isProject, 'project', ['concat', 'need-', severity]]
const signOnTag: ExpressionSpecification = [
  'case',
  isProject,
  'project',
  ['concat', 'need-', severity, '-', ['coalesce', ['get', 'kind'], 'none']],
]

// Signs are what the reader came for: they give way to nothing, and the names of the basemap move out of their way.
function alwaysShown<Part extends 'icon' | 'text'>(part: Part) {
  return { [`${part}-allow-overlap`]: true } as Record<`${Part}-allow-overlap`, boolean>
}
