import { barX, text } from '@observablehq/plot'
import type { DrawnChart } from '#app/ui/charts/chart-table.ts'
import { canvasesFor, chartHue, drawSvg, type Canvas, type Direction } from '#app/ui/charts/drawing.server.ts'
import { inLines, LETTER } from '#app/ui/charts/label-lines.ts'

/** One end of a pair; `text` is its value in ready words, with what it counts: "12 free". `exact` is for the table. */
export type PairEnd = { value: number; text: string; exact: string }
export type BarPair = {
  key: string
  label: string
  first: PairEnd
  second: PairEnd
  /** What the table says of both together. */ difference: string
}
export type PairedBars = {
  title: string
  dir: Direction
  pairs: BarPair[]
  /** Drawn at most; the table has all. */
  mostDrawn: number
  words: { label: string; first: string; second: string; difference: string }
}

/** Two quantities compared name by name, as bars one under the other, each with its value; mirrored for right-to-left readers. */
export function pairedBarsSvg(chart: PairedBars): DrawnChart {
  const { wide, narrow } = canvasesFor(chart.dir)
  const { words } = chart
  return {
    svg: draw(chart, wide),
    narrowSvg: draw(chart, narrow),
    table: {
      columns: [
        { key: 'label', label: words.label, numeric: false },
        { key: 'first', label: words.first, numeric: true },
        { key: 'second', label: words.second, numeric: true },
        { key: 'difference', label: words.difference, numeric: true },
      ],
      rows: chart.pairs.map(({ key, label, first, second, difference }) => ({
        key,
        cells: { label, first: first.exact, second: second.exact, difference },
      })),
    },
  }
}

function draw({ title, dir, pairs, mostDrawn }: PairedBars, canvas: Canvas): string {
  const isRtl = dir === 'rtl'
  const { fontSize } = canvas
  const drawn = pairs
    .slice(0, mostDrawn)
    .map((pair) => ({ ...pair, label: inLines(pair.label, Math.floor(canvas.width / (fontSize * LETTER))) }))
  const lines = Math.max(1, ...drawn.map(({ label }) => label.split('\n').length))
  const labelHeight = fontSize * (0.75 + 1.25 * lines)
  const barHeight = fontSize * 1.3
  const gap = fontSize * 0.9
  const rowHeight = labelHeight + 2 * barHeight + gap
  const room = Math.max(4, ...drawn.flatMap(({ first, second }) => [first.text.length, second.text.length])) * fontSize * 0.6 + 14
  const maximum = Math.max(0, ...drawn.flatMap(({ first, second }) => [first.value, second.value])) || 1
  const bar = (end: 'first' | 'second', index: 0 | 1) => {
    const top = labelHeight + index * barHeight
    const middle = top + barHeight / 2 - rowHeight / 2
    const value = (pair: BarPair) => pair[end].value
    return [
      barX(drawn, { y: 'key', x: value, fill: chartHue(index), insetTop: top + 1, insetBottom: rowHeight - top - barHeight + 1, rx: 2 }),
      text(drawn, {
        y: 'key',
        x: value,
        text: (pair: BarPair) => pair[end].text,
        dx: isRtl ? -8 : 8,
        dy: middle,
        textAnchor: isRtl ? 'end' : 'start',
        fill: 'var(--color-ink)',
        fontWeight: index === 1 ? 600 : 400,
      }),
    ]
  }
  return drawSvg(title, {
    width: canvas.width,
    height: Math.max(1, drawn.length) * rowHeight + 8,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: isRtl ? room : 1,
    marginRight: isRtl ? 1 : room,
    style: { fontSize: `${fontSize}px`, background: 'none' },
    x: { domain: isRtl ? [maximum, 0] : [0, maximum], axis: null },
    y: { domain: drawn.map(({ key }) => key), axis: null, padding: 0 },
    marks: [
      text(drawn, {
        y: 'key',
        text: 'label',
        lineAnchor: 'bottom',
        lineHeight: 1.25,
        frameAnchor: isRtl ? 'right' : 'left',
        dy: labelHeight - fontSize * 0.45 - rowHeight / 2,
        textAnchor: isRtl ? 'end' : 'start',
        fill: 'var(--color-ink)',
        fontWeight: 600,
      }),
      ...bar('first', 0),
      ...bar('second', 1),
    ],
  })
}
