import { loadTopology, type AreaTopology } from './internal/boundaries.server.ts'

export type { AreaTopology }
export type AreaGeometry = AreaTopology['objects']['areas']['geometries'][number]

/**
 * The outlines of all first-level areas, generalised, with the borders they share; properties `c`, the country (null where
 * its status is not settled), and `a`, the ISO 3166-2 code. Shared: nobody may change it.
 */
export const areaTopology = (): Promise<AreaTopology> => loadTopology()
