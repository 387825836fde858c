export type Positioned = { x: number; y: number }
export type Gathered<T> = Positioned & { members: T[] }

/**
 * Gathers points that lie within `reach` of each other, so that what is drawn stays apart: first by cells of half
 * that size, then the fullest cells take in their neighbours. A group stands at the mean of its members.
 */
export function gatherPoints<T extends Positioned>(points: readonly T[], reach: number, weigh: (point: T) => number): Gathered<T>[] {
  const groupOf = meanBy(weigh)
  const left = cells(points, reach / 2, groupOf).sort((a, b) => b.weight - a.weight || a.x - b.x)
  const gathered: Gathered<T>[] = []
  for (let first = left.shift(); first; first = left.shift()) {
    const { x, y } = first
    const isNear = (other: Positioned) => Math.hypot(other.x - x, other.y - y) < reach
    const near = left.filter(isNear)
    for (const cell of near) left.splice(left.indexOf(cell), 1)
    gathered.push(groupOf([first, ...near].flatMap(({ members }) => members)))
  }
  return gathered
}

type Weighed<T> = Gathered<T> & { weight: number }

function cells<T extends Positioned>(points: readonly T[], size: number, groupOf: (members: T[]) => Weighed<T>): Weighed<T>[] {
  const byCell = new Map<string, T[]>()
  for (const point of points) {
    const key = `${Math.floor(point.x / size)} ${Math.floor(point.y / size)}`
    const members = byCell.get(key)
    if (members) members.push(point)
    else byCell.set(key, [point])
  }
  return [...byCell.values()].map(groupOf)
}

const meanBy =
  <T extends Positioned>(weigh: (point: T) => number) =>
  (members: T[]): Weighed<T> => {
    const weight = members.reduce((sum, member) => sum + weigh(member), 0)
    const mean = (of: (member: T) => number) => members.reduce((sum, member) => sum + of(member) * weigh(member), 0) / weight
    return { x: mean(({ x }) => x), y: mean(({ y }) => y), members, weight }
  }
