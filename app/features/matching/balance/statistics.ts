/** The value below which a share (0 to 1) of the values lies, by linear interpolation; null for none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place))
}

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** Gini coefficient of loads not below zero: 0 where all carry the same, near 1 where one carries all; null where nobody carries anything. */
export function gini(loads: readonly number[]): number | null {
  const sorted = [...loads].sort((a, b) => a - b)
  const total = sorted.reduce((sum, load) => sum + load, 0)
  if (total === 0) return null
  const weighted = sorted.reduce((sum, load, index) => sum + load * (index + 1), 0)
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length
}

/** Gathers items under keys, in the order in which the keys first come. (`Map.groupBy` is not in Node 20.) */
export function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
