/** The first of the places of each record, in their order. */
export function onceEach<Place extends { recordId: string }>(places: readonly Place[]): Place[] {
  const seen = new Set<string>()
  return places.filter(({ recordId }) => !seen.has(recordId) && seen.add(recordId))
}
