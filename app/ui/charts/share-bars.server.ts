import { barX, text } from '@observablehq/plot'
import type { DrawnChart } from '#app/ui/charts/chart-table.ts'
import { canvasesFor, chartHue, drawSvg, type Canvas, type Direction } from '#app/ui/charts/drawing.server.ts'
import { inLines, LETTER } from '#app/ui/charts/label-lines.ts'

export type ShareBar = {
  key: string
  label: string
  /** What the bar's length shows; not below zero. */
  value: number
  /** The value in ready words, written at the bar's end. */
  text: string
  /** The exact value for the table, when `text` is rounded. */
  exact?: string | undefined
}

export type ShareBars = { title: string; dir: Direction; bars: ShareBar[]; words: { label: string; value: string } }

/** Shares of a whole (sectors, places) as horizontal bars in the order given, the name above each, mirrored for right-to-left readers. */
export function shareBarsSvg(chart: ShareBars): DrawnChart {
  const { wide, narrow } = canvasesFor(chart.dir)
  return {
    svg: draw(chart, wide),
    narrowSvg: draw(chart, narrow),
    table: {
      columns: [
        { key: 'label', label: chart.words.label, numeric: false },
        { key: 'value', label: chart.words.value, numeric: true },
      ],
      rows: chart.bars.map((bar) => ({ key: bar.key, cells: { label: bar.label, value: bar.exact ?? bar.text } })),
    },
  }
}

function draw({ title, dir, bars }: ShareBars, canvas: Canvas): string {
  const isRtl = dir === 'rtl'
  const side = isRtl ? -1 : 1
  const { fontSize } = canvas
  const labelled = bars.map((bar) => ({ ...bar, label: inLines(bar.label, Math.floor(canvas.width / (fontSize * LETTER))) }))
  const lines = Math.max(1, ...labelled.map(({ label }) => label.split('\n').length))
  const labelHeight = fontSize * (0.75 + 1.25 * lines)
  const rowHeight = labelHeight + fontSize * 1.75
  const barMiddle = labelHeight + fontSize / 2
  const longestText = Math.max(4, ...bars.map((bar) => bar.text.length))
  const room = longestText * fontSize * 0.62 + 12
  const maximum = Math.max(0, ...bars.map((bar) => bar.value)) || 1
  return drawSvg(title, {
    width: canvas.width,
    height: Math.max(1, bars.length) * rowHeight + 8,
    marginTop: 4,
    marginBottom: 4,
    marginLeft: isRtl ? room : 1,
    marginRight: isRtl ? 1 : room,
    style: { fontSize: `${fontSize}px`, background: 'none' },
    x: { domain: isRtl ? [maximum, 0] : [0, maximum], axis: null },
    y: { domain: bars.map((bar) => bar.key), axis: null, padding: 0 },
    marks: [
      barX(bars, { y: 'key', x: 'value', fill: chartHue(0), insetTop: labelHeight, insetBottom: fontSize * 0.75, rx: 2 }),
      text(labelled, {
        y: 'key',
        text: 'label',
        lineAnchor: 'bottom',
        lineHeight: 1.25,
        frameAnchor: isRtl ? 'right' : 'left',
        dx: 0,
        dy: labelHeight - fontSize * 0.45 - rowHeight / 2,
        textAnchor: isRtl ? 'end' : 'start',
        fill: 'var(--color-ink)',
      }),
      text(bars, {
        y: 'key',
        x: 'value',
        text: 'text',
        dx: side * 8,
        dy: barMiddle - rowHeight / 2,
        textAnchor: isRtl ? 'end' : 'start',
        fill: 'var(--color-ink)',
        fontWeight: 600,
      }),
    ],
  })
}
