import { FORMATS, MEDIA_TYPES, type DownloadList, type Format } from '#app/features/downloads/formats.ts'
import { MAP_RECORDS } from '#app/features/map/shown-kinds.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { reference } from './openapi-answers.ts'
import { filterParameters, needListParameters, projectListParameters, type Parameter, type Schema } from './openapi-parameters.ts'

type Sorts = Record<'needs' | 'projects', readonly string[]>
type Kind = keyof Sorts

const KINDS = ['needs', 'projects'] as const
const NAMES = { needs: 'Need', projects: 'Project' } as const

const query = (name: string, description: string, schema: Schema = { type: 'string' }): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
})
const inPath = (name: string, description: string, schema: Schema): Parameter => ({ name, in: 'path', required: true, description, schema })

const language = (schema: Schema = {}): Schema => ({ type: 'string', enum: [...LANGUAGES], ...schema })
const inLanguage = inPath('lang', 'The language of heads, names and notes.', language())
const withoutPaging = (parameters: readonly Parameter[]) => parameters.filter(({ name }) => !['cursor', 'limit', 'view'].includes(name))
const listParameters = (kind: Kind, sorts: Sorts) =>
  kind === 'needs' ? needListParameters(sorts.needs) : projectListParameters(sorts.projects)

type Media = Record<string, { schema: Schema }>
const binary: Schema = { type: 'string', format: 'binary' }

function get(
  operationId: string,
  summary: string,
  parameters: readonly Parameter[],
  content: Media,
  refusals: readonly string[] = ['400'],
) {
  const responses = {
    '200': { description: summary, content },
    ...Object.fromEntries(refusals.map((status) => [status, reference('responses', status)])),
  }
  return { get: { operationId, summary, parameters, responses } }
}

const schemaOf = (type: string, name: string): Media => ({ [type]: { schema: reference('schemas', name) } })
const anyJson: Media = { 'application/json': { schema: { type: 'object' } } }

/** Where records lie, and all that is taken away: GeoJSON, files, feeds, tiles, and OGC API Features. */
export function geographicPaths(sorts: Sorts) {
  return Object.fromEntries([
    ...KINDS.map((kind) => [`/api/v1/${kind}.geojson`, featureList(kind, sorts)]),
    ...KINDS.map((kind) => [`/feeds/${kind}.atom`, feed(kind)]),
    ...(['needs', 'projects', 'map'] as const).flatMap((list) =>
      FORMATS.map((format) => [`/{lang}/${list}/export.${format}`, file(list, format, sorts)] as const),
    ),
    ...(['needs', 'projects', 'places'] as const).map((layer) => [`/tiles/${layer}/{z}/{x}/{y}.mvt`, tile(layer)]),
    ...ogcPaths(sorts),
  ]) as Record<string, ReturnType<typeof get>>
}

const featureList = (kind: Kind, sorts: Sorts) =>
  get(
    `list${NAMES[kind]}Features`,
    `Published ${kind} as GeoJSON: a feature for each place of the records of a page, and one without geometry for a record without a place`,
    listParameters(kind, sorts).filter(({ name }) => name !== 'view'),
    schemaOf('application/geo+json', `${NAMES[kind]}FeatureList`),
    ['304', '400'],
  )

const feed = (kind: Kind) =>
  get(
    `feedOf${NAMES[kind]}s`,
    `Published ${kind} as an Atom feed, newest first, 50 a document; \`next\` links lead on (RFC 5005)`,
    [
      ...filterParameters(kind),
      query('lang', 'The language of names and notes.', language({ default: 'fr' })),
      query('cursor', 'As the `next` link has it.'),
    ],
    { 'application/atom+xml': { schema: { type: 'string' } } },
    ['304', '400'],
  )

function file(list: DownloadList, format: Format, sorts: Sorts) {
  const type = MEDIA_TYPES[format].split(';')[0] ?? ''
  const parameters =
    list === 'map'
      ? [
          ...filterParameters('all'),
          query('records', 'Which kinds of record.', { type: 'string', enum: [...MAP_RECORDS], default: 'both' }),
        ]
      : withoutPaging(listParameters(list, sorts))
  return get(
    `${list}As${format.charAt(0).toUpperCase()}${format.slice(1)}`,
    `All that the page of the same address shows, on all its pages, as a file`,
    [inLanguage, ...parameters],
    { [type]: { schema: format === 'xlsx' ? binary : format === 'geojson' ? { type: 'object' } : { type: 'string' } } },
  )
}

const tile = (layer: Kind | 'places') =>
  get(
    `tileOf${layer.charAt(0).toUpperCase()}${layer.slice(1)}`,
    'A vector tile (Mapbox Vector Tile 2) of published places: points, or clusters with `n`, `amount` and the worst `severity`. 204 where it is empty',
    [
      ...(['z', 'x', 'y'] as const).map((name) => inPath(name, 'Of the tile, in web mercator.', { type: 'integer', minimum: 0 })),
      ...filterParameters(layer === 'places' ? 'all' : layer),
    ],
    { 'application/vnd.mapbox-vector-tile': { schema: binary } },
    ['304', '400'],
  )

function ogcPaths(sorts: Sorts): [string, ReturnType<typeof get>][] {
  const at = (path: string) => `/api/ogc${path}`
  return [
    [at(''), get('ogcLandingPage', 'OGC API Features: where everything is', [], anyJson)],
    [at('/conformance'), get('ogcConformance', 'The parts of the standard that are kept', [], anyJson)],
    [at('/collections'), get('ogcCollections', 'The collections: needs and projects', [], anyJson)],
    ...KINDS.flatMap((kind): [string, ReturnType<typeof get>][] => {
      const path = at(`/collections/${kind}`)
      const id = inPath('featureId', 'Id of the feature: of the record, and for a place of a project its number after a dot.', {
        type: 'string',
      })
      return [
        [path, get(`ogc${NAMES[kind]}s`, `What the collection of ${kind} is, and where it lies`, [], anyJson)],
        [
          `${path}/items`,
          get(
            `ogc${NAMES[kind]}Items`,
            `Features of ${kind}; unknown parameters are refused`,
            itemParameters(kind, sorts),
            schemaOf('application/geo+json', `${NAMES[kind]}Items`),
          ),
        ],
        [
          `${path}/items/{featureId}`,
          get(`ogc${NAMES[kind]}Item`, `One feature of ${kind}`, [id], schemaOf('application/geo+json', `${NAMES[kind]}Feature`), [
            '400',
            '404',
            '410',
          ]),
        ],
      ]
    }),
  ]
}

function itemParameters(kind: Kind, sorts: Sorts): Parameter[] {
  const replaced = new Set(['bbox', 'limit', 'view', 'cursor'])
  return [
    {
      ...query('bbox', 'West, south, east, north in degrees, or with heights, which are passed over.', {
        type: 'array',
        items: { type: 'number' },
        minItems: 4,
        maxItems: 6,
      }),
      style: 'form',
      explode: false,
    },
    query('bbox-crs', 'The one reference system.', { type: 'string', enum: ['http://www.opengis.net/def/crs/OGC/1.3/CRS84'] }),
    query('datetime', 'An instant or an interval (RFC 3339); `..` or nothing leaves it open at a side.'),
    query('limit', 'Features a page.', { type: 'integer', minimum: 1, maximum: 1000, default: 100 }),
    query('f', 'The one form.', { type: 'string', enum: ['json'] }),
    query('cursor', 'As the `next` link has it.'),
    ...listParameters(kind, sorts).filter(({ name }) => !replaced.has(name)),
  ]
}
