/** Reads things by their ids, some at a time and in order. */
export async function* inBatches<Item>(
  ids: readonly string[],
  size: number,
  read: (ids: readonly string[]) => Promise<Item[]>,
): AsyncGenerator<Item[]> {
  for (let start = 0; start < ids.length; start += size) yield await read(ids.slice(start, start + size))
}
