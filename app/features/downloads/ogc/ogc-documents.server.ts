import type { FeaturePage } from '#app/features/downloads/queries/read-features.server.ts'
import type { RecordFeature } from '#app/features/downloads/feature-json.ts'
import { pagePath, OGC_PATH } from '#app/features/downloads/paths.ts'
import { readExtent } from '#app/features/downloads/queries/read-extent.server.ts'
import type { ListedKind } from '#app/features/downloads/queries/read-listed.server.ts'
import { NO_FILTERS, type Filters } from '#app/features/filters/filters.ts'
import { instanceName } from '#app/platform/instance/instance-settings.server.ts'
import { operatorName } from '#app/platform/env/operator.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { CRS84 } from './ogc-query.server.ts'

/** Documents of OGC API Features, part 1 (OGC 17-069r4), in English as the rest of the API. */
const CONFORMANCE = ['core', 'oas30', 'geojson'].map((part) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${part}`)
export const COLLECTIONS = ['needs', 'projects'] as const satisfies ListedKind[]

const JSON_TYPE = 'application/json'
const GEOJSON_TYPE = 'application/geo+json'
const OPENAPI_TYPE = 'application/vnd.oai.openapi+json;version=3.0'

const words = () => translator('en', 'downloads')
const link = (rel: string, href: string, type: string, title?: string) => ({ rel, href, type, ...(title && { title }) })
const at = (origin: string, path = '') => `${origin}${OGC_PATH}${path}`

export async function landingPage(origin: string) {
  const t = words()
  return {
    title: await instanceName('en'),
    description: t('ogc.description', { operator: operatorName() ?? translator('en', 'map')('notice.operator') }),
    links: [
      link('self', at(origin), JSON_TYPE),
      link('service-desc', `${origin}/api/v1/openapi.json?version=3.0`, OPENAPI_TYPE, 'OpenAPI'),
      link('service-doc', `${origin}/en/help`, 'text/html'),
      link('conformance', at(origin, '/conformance'), JSON_TYPE),
      link('data', at(origin, '/collections'), JSON_TYPE),
    ],
  }
}

export const conformancePage = () => ({ conformsTo: CONFORMANCE })

export async function collectionsPage(origin: string) {
  return {
    links: [link('self', at(origin, '/collections'), JSON_TYPE)],
    collections: await Promise.all(COLLECTIONS.map((kind) => collectionPage(kind, origin))),
  }
}

export async function collectionPage(kind: ListedKind, origin: string) {
  const t = words()
  const { box, from, to } = await readExtent(kind)
  const path = `/collections/${kind}`
  return {
    id: kind,
    title: t(`title.${kind}`),
    description: t(`ogc.${kind}`),
    itemType: 'feature',
    extent: {
      spatial: { bbox: [box ?? [-180, -90, 180, 90]], crs: CRS84 },
      temporal: { interval: [[instant(from), instant(to)]], trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian' },
    },
    crs: [CRS84],
    links: [
      link('self', at(origin, path), JSON_TYPE),
      link('items', at(origin, `${path}/items`), GEOJSON_TYPE),
      link('alternate', origin + pagePath('en', kind, NO_FILTERS), 'text/html'),
    ],
  }
}

const instant = (day: string | null) => (day ? `${day}T00:00:00Z` : null)

type Items = { url: URL; kind: ListedKind; filters: Filters } & FeaturePage

export function itemsPage({ url, kind, filters, features, next, matched }: Items) {
  const further = new URL(url)
  if (next) further.searchParams.set('cursor', next)
  return {
    type: 'FeatureCollection' as const,
    timeStamp: new Date().toISOString(),
    numberMatched: matched,
    numberReturned: features.length,
    links: [
      link('self', url.href, GEOJSON_TYPE),
      ...(next ? [link('next', further.href, GEOJSON_TYPE)] : []),
      link('alternate', url.origin + pagePath('en', kind, filters), 'text/html'),
      link('collection', at(url.origin, `/collections/${kind}`), JSON_TYPE),
    ],
    features,
  }
}

export function itemPage(feature: RecordFeature, kind: ListedKind, origin: string) {
  const path = `/collections/${kind}`
  return {
    ...feature,
    links: [
      link('self', at(origin, `${path}/items/${feature.id}`), GEOJSON_TYPE),
      link('alternate', feature.properties.url, 'text/html'),
      link('collection', at(origin, path), JSON_TYPE),
    ],
  }
}
