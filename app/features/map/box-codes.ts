import { mortonCode, worldPoint, WORLD_BITS, type WorldPoint } from './morton.ts'

export type CodeRange = { first: bigint; last: bigint }

const MOST_RANGES = 16

type Box = readonly [west: number, south: number, east: number, north: number]
type Span = { from: WorldPoint; to: WorldPoint }
type Cell = WorldPoint & { level: number }

/**
 * Runs of Morton codes that together hold every place of a box, and little more: at most sixteen, in order. What lies in them
 * is still to be compared with the box itself.
 */
export function boxCodes([west, south, east, north]: Box): CodeRange[] {
  const spans = west <= east ? [spanOf(west, south, east, north)] : [spanOf(west, south, 180, north), spanOf(-180, south, east, north)]
  let cells: Cell[] = [{ level: 0, x: 0, y: 0 }]
  for (;;) {
    const finer = cells.flatMap((cell) => split(cell, spans))
    if (finer.length > MOST_RANGES || finer.length === 0 || finer.every(({ level }, index) => level === cells[index]?.level)) break
    cells = finer
  }
  return joined(cells.map(codesOf))
}

function spanOf(west: number, south: number, east: number, north: number): Span {
  const [from, to] = [worldPoint(north, west), worldPoint(south, east)]
  return { from, to }
}

/** The cell itself where it lies wholly in the box or is as small as can be, else those of its quarters that touch it. */
function split(cell: Cell, spans: readonly Span[]): Cell[] {
  if (cell.level === WORLD_BITS || spans.some((span) => holds(span, cell))) return [cell]
  const quarters = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const
  return quarters
    .map(([dx, dy]) => ({ level: cell.level + 1, x: cell.x * 2 + dx, y: cell.y * 2 + dy }))
    .filter((quarter) => spans.some((span) => touches(span, quarter)))
}

const edges = ({ level, x, y }: Cell) => {
  const size = 2 ** (WORLD_BITS - level)
  return { left: x * size, right: (x + 1) * size - 1, top: y * size, bottom: (y + 1) * size - 1 }
}

function touches({ from, to }: Span, cell: Cell): boolean {
  const { left, right, top, bottom } = edges(cell)
  return left <= to.x && right >= from.x && top <= to.y && bottom >= from.y
}

function holds({ from, to }: Span, cell: Cell): boolean {
  const { left, right, top, bottom } = edges(cell)
  return left >= from.x && right <= to.x && top >= from.y && bottom <= to.y
}

function codesOf({ level, x, y }: Cell): CodeRange {
  const shift = BigInt(2 * (WORLD_BITS - level))
  const code = mortonCode({ x, y })
  return { first: code << shift, last: ((code + 1n) << shift) - 1n }
}

function joined(ranges: CodeRange[]): CodeRange[] {
  const sorted = ranges.sort((a, b) => (a.first < b.first ? -1 : 1))
  return sorted.reduce<CodeRange[]>((kept, range) => {
    const last = kept.at(-1)
    return last && last.last + 1n === range.first ? [...kept.slice(0, -1), { first: last.first, last: range.last }] : [...kept, range]
  }, [])
}
