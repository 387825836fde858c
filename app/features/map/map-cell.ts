import type { CodeRange } from './box-codes.ts'
import { WORLD_BITS } from './morton.ts'

/** A square of the world: one of 4^level, by the leading bits of the Morton codes in it. Of level 30, one position. */
export type MapCell = { level: number; code: bigint }

/** The smallest cell that holds both codes. */
export function cellAround(first: bigint, last: bigint): MapCell {
  let level = WORLD_BITS
  for (let differing = first ^ last; differing > 0n; differing >>= 2n) level -= 1
  return { level, code: first >> BigInt(2 * (WORLD_BITS - level)) }
}

export function cellCodes({ level, code }: MapCell): CodeRange {
  const shift = BigInt(2 * (WORLD_BITS - level))
  return { first: code << shift, last: ((code + 1n) << shift) - 1n }
}

/** As addresses and tiles write it. */
export const writeCell = ({ level, code }: MapCell): string => `${level}.${code}`

/** The cell as written, or null. */
export function readCell(text: string): MapCell | null {
  const [, level, code] = /^(\d{1,2})\.(\d{1,19})$/.exec(text) ?? []
  if (level === undefined || code === undefined) return null
  const cell = { level: Number(level), code: BigInt(code) }
  return cell.level <= WORLD_BITS && cell.code < 1n << BigInt(2 * cell.level) ? cell : null
}
