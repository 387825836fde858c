import type { CapacityRow } from './count-capacity.server.ts'

/** How much there is of something, and how much is asked for. */
export type Compared = { key: string; have: number; asked: number }

/** Broad groups of one digit hold the narrower ones: they are counted only where somebody asks for them as such. */
const isBroad = (key: string) => /^isco:\d$/.test(key)

/** Supply and demand side by side for one measure: the widest gap first, then what is asked for most, then the rest. `keyOf` may join several keys, or leave one out (null). */
export function compareCapacity(
  supply: readonly CapacityRow[],
  demand: readonly CapacityRow[],
  by: CapacityRow['by'],
  keyOf: (key: string) => string | null = (key) => key,
): Compared[] {
  const compared = new Map<string, Compared>()
  const add = (rows: readonly CapacityRow[], side: 'have' | 'asked') => {
    for (const row of rows) {
      const key = row.by === by ? keyOf(row.key) : null
      if (key === null) continue
      const known = compared.get(key) ?? { key, have: 0, asked: 0 }
      compared.set(key, { ...known, [side]: known[side] + row.places })
    }
  }
  add(supply, 'have')
  add(demand, 'asked')
  const gap = ({ have, asked }: Compared) => Math.max(0, asked - have)
  return [...compared.values()]
    .filter(({ key, asked }) => asked > 0 || !isBroad(key))
    .sort((a, b) => gap(b) - gap(a) || b.asked - a.asked || b.have - a.have || (a.key < b.key ? -1 : 1))
}

/** What is missing most; null where there is enough of everything. */
export function greatestGap(compared: readonly Compared[]): Compared | null {
  const [first] = compared
  return first && first.asked > first.have ? first : null
}
