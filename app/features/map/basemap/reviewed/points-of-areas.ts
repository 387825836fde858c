/** Points that are better set by hand than sought inside boundaries: by ISO 3166-1 alpha-2 or ISO 3166-2, latitude and longitude. */
export const POINTS_OF_AREAS: Readonly<Record<string, readonly [lat: number, lon: number]>> = {
  // The middle of Sint Maarten is nearer to a town of Saint-Martin than to its own.
  SX: [18.04, -63.08],
}
