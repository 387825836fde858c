import { axisX, axisY, dot, gridY, line, rect, ruleY, type Markish } from '@observablehq/plot'
import { roundEdges } from '#app/features/datasets/engine/load/numbers.ts'
import { canvasesFor, chartHue, drawSvg, roundTicks, type Canvas, type Direction } from '#app/ui/charts/drawing.server.ts'

/** What is drawn between two axes: points joined or not, or bars between edges. Numbers of series choose the hues. */
export type Plane = {
  title: string
  dir: Direction
  kind: 'line' | 'scatter' | 'histogram'
  points: { x: number; y: number; series: number }[]
  /** Edges of a histogram: one more than points, which stand in their order. */
  edges?: number[]
  /** Places on the first axis that have a name of their own (periods); else round numbers. */
  places?: { at: number; label: string }[]
  format: { x: (value: number) => string; y: (value: number) => string }
}

/** Draws a plane wide and narrow, mirrored for right-to-left readers. */
export function drawPlane(plane: Plane): { svg: string; narrowSvg: string } {
  const { wide, narrow } = canvasesFor(plane.dir)
  return { svg: draw(plane, wide, 7), narrowSvg: draw(plane, narrow, 3) }
}

function draw(plane: Plane, { width, fontSize }: Canvas, most: number): string {
  const isRtl = plane.dir === 'rtl'
  const ticks = ticksOfY(plane)
  const places = ticksOfX(plane, most)
  const room = Math.max(2, ...ticks.map((tick) => plane.format.y(tick).length)) * fontSize * 0.58 + 16
  const end = fontSize * 2.6
  const domain = domainOfX(plane)
  return drawSvg(plane.title, {
    width,
    height: Math.round(width * 0.34 + 130),
    marginTop: fontSize,
    marginBottom: fontSize * 2.4,
    marginLeft: isRtl ? end : room,
    marginRight: isRtl ? room : end,
    style: { fontSize: `${fontSize}px`, background: 'none' },
    x: { type: 'linear', domain: isRtl ? [...domain].reverse() : domain },
    y: { type: 'linear', domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1] },
    marks: [
      gridY(ticks, { stroke: 'var(--color-line)', strokeOpacity: 1 }),
      axisY({
        anchor: isRtl ? 'right' : 'left',
        ticks,
        tickSize: 0,
        tickPadding: 8,
        tickFormat: plane.format.y,
        label: null,
        fill: 'var(--color-ink-soft)',
      }),
      axisX({
        ticks: places.map(({ at }) => at),
        tickSize: 4,
        tickPadding: 6,
        tickFormat: (_, nth) => places[nth]?.label ?? '',
        label: null,
        fill: 'var(--color-ink-soft)',
        stroke: 'var(--color-ink-soft)',
      }),
      ...marksOf(plane),
      ...((ticks[0] ?? 0) <= 0 ? [ruleY([0], { stroke: 'var(--color-ink)' })] : []),
    ],
  })
}

function marksOf({ kind, points, edges = [] }: Plane): Markish[] {
  const hued = points.map((point) => ({ ...point, hue: chartHue(point.series) }))
  if (kind === 'histogram') {
    const bars = hued.map(({ y, hue }, nth) => ({ x1: edges[nth] ?? 0, x2: edges[nth + 1] ?? 0, y, hue }))
    return [rect(bars, { x1: 'x1', x2: 'x2', y1: 0, y2: 'y', fill: 'hue', insetLeft: 0.5, insetRight: 0.5 })]
  }
  if (kind === 'scatter') return [dot(hued, { x: 'x', y: 'y', fill: 'hue', fillOpacity: 0.55, r: 3 })]
  const joined = line(hued, { x: 'x', y: 'y', z: 'series', stroke: 'hue', strokeWidth: 2.5, strokeLinejoin: 'round' })
  return points.length > 60 ? [joined] : [joined, dot(hued, { x: 'x', y: 'y', fill: 'hue', r: 3.5 })]
}

/** From zero, unless all values lie close together far from it. */
function ticksOfY({ kind, points }: Plane): number[] {
  const values = points.map(({ y }) => y)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (values.length === 0) return [0, 1]
  const isFar = kind !== 'histogram' && least > 0.6 * most && most > least
  if (least >= 0 && !isFar) return roundTicks(most)
  const edges = roundEdges(isFar ? least : Math.min(0, least), Math.max(most, isFar ? most : 0), 5)
  return edges.length > 1 ? edges : [least, least + 1]
}

function domainOfX({ kind, points, edges = [] }: Plane): [number, number] {
  const values = kind === 'histogram' ? edges : points.map(({ x }) => x)
  if (values.length === 0) return [0, 1]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (least === most) return [least - 0.5, most + 0.5]
  const air = kind === 'scatter' ? (most - least) * 0.02 : 0
  return [least - air, most + air]
}

/** Named places, so many as there is room for, the first and the last among them; else round numbers. */
function ticksOfX(plane: Plane, most: number): { at: number; label: string }[] {
  const { places, format } = plane
  if (places) {
    if (places.length <= most + 1) return places
    return Array.from({ length: most + 1 }, (_, nth) => places[Math.round((nth * (places.length - 1)) / most)]).filter(
      (place) => place !== undefined,
    )
  }
  const [least, greatest] = domainOfX(plane)
  return roundEdges(least, greatest, most)
    .filter((edge) => edge >= least && edge <= greatest)
    .map((at) => ({ at, label: format.x(at) }))
}
