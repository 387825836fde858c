import type { GeoContext } from 'd3-geo'

type RelativePath = GeoContext & { toString(): string }

/**
 * Collects what d3-geo draws as an SVG path of whole numbers, each relative to the last: a third of the bytes of
 * absolute ones. Steps that round to nothing are left out. `finer`: how many units of the path are one of the projection.
 */
export function relativePath(finer = 1): RelativePath {
  const parts: string[] = []
  let start = { x: 0, y: 0 }
  let at = { x: 0, y: 0 }

  const step = (command: string, x: number, y: number) => {
    const to = { x: Math.round(x * finer), y: Math.round(y * finer) }
    if (command === 'l' && to.x === at.x && to.y === at.y) return
    const dy = to.y - at.y
    parts.push(`${command}${to.x - at.x}${dy < 0 ? '' : ' '}${dy}`)
    at = to
  }

  return {
    beginPath: () => undefined,
    arc: () => undefined,
    moveTo(x, y) {
      step('m', x, y)
      start = at
    },
    lineTo: (x, y) => step('l', x, y),
    closePath() {
      parts.push('z')
      at = start
    },
    toString: () => parts.join(''),
  }
}
