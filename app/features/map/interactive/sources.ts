import { onceEach } from '#app/features/map/once-each.ts'
import type { ExpressionSpecification, GeoJSONSource, GeoJSONSourceSpecification, Map as MapLibre } from 'maplibre-gl'

/** The one source of places, and how its features are read. Layers and cards know no more of it than this. */
export const PLACES = 'places'

/** From this zoom on, places that still fall together are at one point and are listed in a card. */
export const LAST_CLUSTER_ZOOM = 14

/** Places from a GeoJSON address, gathered into clusters by the browser. */
export function placesSource(address: string): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    data: new URL(address, location.href).href,
    cluster: true,
    clusterRadius: 44,
    clusterMaxZoom: LAST_CLUSTER_ZOOM,
    clusterProperties: { worst: ['max', ['coalesce', ['get', 'severity'], 0]] },
  }
}

export const isCluster: ExpressionSpecification = ['has', 'point_count']
export const clusterCount: ExpressionSpecification = ['get', 'point_count']
/** The worst severity in a cluster; 0 where no need in it states one. */
export const clusterWorst: ExpressionSpecification = ['get', 'worst']

/** The zoom at which the cluster falls apart. */
export function clusterOpensAt(map: MapLibre, clusterId: number): Promise<number> {
  return placesOf(map).getClusterExpansionZoom(clusterId)
}

/** Places read of one cluster at most. */
const MOST_MEMBERS = 200

/** The records of the cluster, as properties of their features: a record with several places in it comes once. */
export async function clusterRecords(map: MapLibre, clusterId: number): Promise<unknown[]> {
  const members = await placesOf(map).getClusterLeaves(clusterId, MOST_MEMBERS, 0)
  return onceEach(members.map(({ properties }) => properties as { recordId: string }))
}

function placesOf(map: MapLibre): GeoJSONSource {
  const source = map.getSource<GeoJSONSource>(PLACES)
  if (!source) throw new Error('the map holds no places yet')
  return source
}
