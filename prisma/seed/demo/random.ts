/** Chance that falls the same way each time: the same key gives the same draws. */
export type Random = {
  /** An integer of low..high, both included. */
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  /** True in `percent` cases of a hundred. */
  chance(percent: number): boolean
}

/** FNV-1a, 32 bits. */
function hash(key: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < key.length; i += 1) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** Mulberry32 seeded by the key, so that a record added to the demonstration changes no other. */
export function randomFor(key: string): Random {
  let state = hash(key)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    between,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new Error(`Nothing to pick from for ${key}`)
      return item
    },
    chance: (percent) => next() * 100 < percent,
  }
}
