export type Batching<Item> = {
  /** What one of them costs to hold. */
  weigh: (item: Item) => number
  /** The most a batch may weigh; one that weighs more alone is a batch of its own. */
  most: number
}

/** Reads what belongs to things, as many at a time as may be held, in order. */
export async function* inBatches<Item, Read>(
  items: readonly Item[],
  { weigh, most }: Batching<Item>,
  read: (items: readonly Item[]) => Promise<Read[]>,
): AsyncGenerator<Read[]> {
  let batch: Item[] = []
  let weight = 0
  for (const item of items) {
    const more = weigh(item)
    if (batch.length > 0 && weight + more > most) {
      yield await read(batch)
      batch = []
      weight = 0
    }
    batch.push(item)
    weight += more
  }
  if (batch.length > 0) yield await read(batch)
}
