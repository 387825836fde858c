import { rect, ruleX, text } from '@observablehq/plot'
import { canvasesFor, chartHue, drawSvg, type Canvas, type Direction } from '#app/ui/charts/drawing.server.ts'

/** One bar: what its parts are worth, one after the other from zero, each with the number of its series. */
export type Bar = { key: string; label: string; parts: { series: number; value: number }[]; /** At the bar's end. */ text: string }
export type Bars = { title: string; dir: Direction; bars: Bar[] }

/** The width of a letter in the size of its font, on the safe side. */
const LETTER = 0.58

/** Horizontal bars in the order given, the name above each, mirrored for right-to-left readers; values below zero run the other way. */
export function drawBars(chart: Bars): { svg: string; narrowSvg: string } {
  const { wide, narrow } = canvasesFor(chart.dir)
  return { svg: draw(chart, wide), narrowSvg: draw(chart, narrow) }
}

type Part = { key: string; x1: number; x2: number; hue: string }

function draw({ title, dir, bars }: Bars, { width, fontSize }: Canvas): string {
  const isRtl = dir === 'rtl'
  const labelHeight = fontSize * 1.7
  const rowHeight = labelHeight + fontSize * 1.75
  const parts = bars.flatMap(partsOf)
  const least = Math.min(0, ...parts.flatMap(({ x1, x2 }) => [x1, x2]))
  const most = Math.max(0, ...parts.flatMap(({ x1, x2 }) => [x1, x2]))
  const room = Math.max(4, ...bars.map(({ text: words }) => words.length)) * fontSize * 0.62 + 12
  const letters = Math.floor(width / (fontSize * LETTER))
  const ends = bars.map((bar) => ({ key: bar.key, text: bar.text, end: endOf(bar), label: shortened(bar.label, letters) }))
  const domain = most === least ? [0, 1] : [least, most]
  return drawSvg(title, {
    width,
    height: Math.max(1, bars.length) * rowHeight + 8,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: isRtl ? room : 1,
    marginRight: isRtl ? 1 : room,
    style: { fontSize: `${fontSize}px`, background: 'none' },
    x: { domain: isRtl ? [...domain].reverse() : domain, axis: null },
    y: { domain: bars.map(({ key }) => key), axis: null, padding: 0, type: 'band' },
    marks: [
      rect(parts, { y: 'key', x1: 'x1', x2: 'x2', fill: 'hue', insetTop: labelHeight, insetBottom: fontSize * 0.75 }),
      ...(least < 0 ? [ruleX([0], { stroke: 'var(--color-ink)' })] : []),
      text(ends, {
        y: 'key',
        text: 'label',
        lineAnchor: 'bottom',
        frameAnchor: isRtl ? 'right' : 'left',
        dy: labelHeight - fontSize * 0.45 - rowHeight / 2,
        textAnchor: isRtl ? 'end' : 'start',
        fill: 'var(--color-ink)',
      }),
      text(ends, {
        y: 'key',
        x: 'end',
        text: 'text',
        dx: isRtl ? -8 : 8,
        dy: labelHeight + fontSize / 2 - rowHeight / 2,
        textAnchor: isRtl ? 'end' : 'start',
        fill: 'var(--color-ink)',
        fontWeight: 600,
      }),
    ],
  })
}

function partsOf({ key, parts }: Bar): Part[] {
  const reached = { above: 0, below: 0 }
  return parts.map(({ series, value }) => {
    const side = value < 0 ? 'below' : 'above'
    const x1 = reached[side]
    reached[side] += value
    return { key, x1, x2: reached[side], hue: chartHue(series) }
  })
}

const endOf = ({ parts }: Bar): number => parts.reduce((sum, { value }) => sum + Math.max(0, value), 0)

const shortened = (label: string, letters: number): string => (label.length > letters ? `${label.slice(0, letters - 1)}…` : label)
