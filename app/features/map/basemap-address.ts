/** Content hash of `data/base-z6.pmtiles` (SHA-256, first 12 digits); a test holds the two together. */
export const basemapHash = '8a7f255f43d8'

/** Zooms the file holds; deeper ones are drawn from the last. */
export const BASEMAP_MAX_ZOOM = 6

/** The tile address as MapLibre wants it. Tiles under a hash never change, so caches may keep them for good. */
export function basemapTiles(origin: string): string {
  return `${origin}/basemap/${basemapHash}/{z}/{x}/{y}.mvt`
}

/** Whose data the basemap is made from. */
export const BASEMAP_CREDIT = 'Natural Earth · GeoNames (CC BY 4.0) · Unicode CLDR'
