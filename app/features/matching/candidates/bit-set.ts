/** A set of places in a pool, a bit each. */
export type BitSet = Uint32Array

export const emptySet = (size: number): BitSet => new Uint32Array(Math.ceil(size / 32))

export function addPlace(set: BitSet, place: number): void {
  set[place >>> 5] = (set[place >>> 5] ?? 0) | (1 << (place & 31))
}

/** The places below `size` of which something holds. */
export function setOf(size: number, holds: (place: number) => boolean): BitSet {
  const set = emptySet(size)
  for (let place = 0; place < size; place += 1) if (holds(place)) addPlace(set, place)
  return set
}

export const fullSet = (size: number): BitSet => setOf(size, () => true)

/** The places that are in every set. */
export function common(first: BitSet, ...others: readonly BitSet[]): BitSet {
  const kept = first.slice()
  for (const other of others) for (let word = 0; word < kept.length; word += 1) kept[word] = (kept[word] ?? 0) & (other[word] ?? 0)
  return kept
}

/** The places of `all` that are in every set but one at most. */
export function commonButOne(all: BitSet, sets: readonly BitSet[]): BitSet {
  const [kept, missedOnce] = [all.slice(), new Uint32Array(all.length)]
  for (const set of sets) {
    for (let word = 0; word < kept.length; word += 1) {
      const missed = ~(set[word] ?? 0)
      kept[word] = (kept[word] ?? 0) & ~((missedOnce[word] ?? 0) & missed)
      missedOnce[word] = (missedOnce[word] ?? 0) | missed
    }
  }
  return kept
}

export function forEachPlace(set: BitSet, visit: (place: number) => void): void {
  for (let word = 0; word < set.length; word += 1) {
    for (let rest = set[word] ?? 0; rest !== 0; rest &= rest - 1) visit(word * 32 + 31 - Math.clz32(rest & -rest))
  }
}
