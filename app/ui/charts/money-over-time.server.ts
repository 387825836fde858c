import { axisX, axisY, dot, gridY, rect, ruleY, text, type Markish } from '@observablehq/plot'
import type { DrawnChart } from '#app/ui/charts/chart-table.ts'
import { canvasesFor, chartHue, drawSvg, roundTicks, spreadLabels, type Canvas } from '#app/ui/charts/drawing.server.ts'
import { amountOf, everySecond, requireFewSeries, tableOf, yearsOf, type MoneyOverTime } from '#app/ui/charts/money-points.ts'

/** What every part of one drawing needs to know. */
type Frame = {
  canvas: Canvas
  isNarrow: boolean
  height: number
  marginTop: number
  marginBottom: number
  ticks: number[]
  years: number[]
}

/**
 * Money by year as one bar a year with the types on each other, mirrored for right-to-left readers, with its table. Amounts below zero (refunds) are left
 * out of the picture and stay in the table. Throws a RangeError for more than six series.
 */
export function moneyOverTimeSvg(chart: MoneyOverTime): DrawnChart {
  requireFewSeries(chart)
  const { wide, narrow } = canvasesFor(chart.dir)
  return { svg: draw(chart, frameOf(chart, wide, false)), narrowSvg: draw(chart, frameOf(chart, narrow, true)), table: tableOf(chart) }
}

function frameOf(chart: MoneyOverTime, canvas: Canvas, isNarrow: boolean): Frame {
  const years = yearsOf(chart.points)
  const height = Math.round(canvas.width * 0.3 + 140)
  return { canvas, isNarrow, height, marginTop: 16, marginBottom: canvas.fontSize * 2.4, ticks: roundTicks(highest(chart, years)), years }
}

function draw(chart: MoneyOverTime, frame: Frame): string {
  const shownYears = frame.isNarrow && frame.years.length > 5 ? everySecond(frame.years) : frame.years
  const firstYear = frame.years[0] ?? 0
  const slots = Math.max(1, frame.years.length)
  return drawSvg(chart.title, {
    width: frame.canvas.width,
    height: frame.height,
    ...marginsOf(chart, frame),
    style: { fontSize: `${frame.canvas.fontSize}px`, background: 'none' },
    x: { domain: chart.dir === 'rtl' ? [slots, 0] : [0, slots] },
    y: { domain: [0, frame.ticks.at(-1) ?? 1] },
    marks: [
      gridY(frame.ticks, { stroke: 'var(--color-line)', strokeOpacity: 1 }),
      axisY({
        anchor: chart.dir === 'rtl' ? 'right' : 'left',
        ticks: frame.ticks,
        tickSize: 0,
        tickPadding: 8,
        tickFormat: chart.format.amount,
        label: null,
        fill: 'var(--color-ink-soft)',
      }),
      axisX({
        ticks: shownYears.map((year) => year - firstYear + 0.5),
        tickSize: 0,
        tickPadding: 8,
        tickFormat: (slot: number) => chart.format.year(firstYear + Math.floor(slot)),
        label: null,
        fill: 'var(--color-ink-soft)',
      }),
      rect(barsOf(chart, frame.years), {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        fill: 'hue',
        insetTop: 0.5,
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      ruleY([0], { stroke: 'var(--color-ink)' }),
      ...seriesLabels(chart, frame),
    ],
  })
}

type Bar = { x1: number; x2: number; y1: number; y2: number; hue: string }

/** The bars in slots of one unit a year, each with a margin at both sides. */
function barsOf({ series, points }: MoneyOverTime, years: number[]): Bar[] {
  return years.flatMap((year, slot) => {
    let below = 0
    return series.flatMap(({ key }, index) => {
      const amount = Math.max(0, amountOf(points, year, key))
      const y1 = below
      below += amount
      return amount > 0 ? [{ x1: slot + 0.16, x2: slot + 0.84, y1, y2: below, hue: chartHue(index) }] : []
    })
  })
}

function marginsOf(chart: MoneyOverTime, { canvas, isNarrow, marginTop, marginBottom, ticks }: Frame) {
  const longestTick = Math.max(...ticks.map((tick) => chart.format.amount(tick).length))
  const longestLabel = Math.max(0, ...chart.series.map((series) => series.label.length))
  const start = longestTick * canvas.fontSize * 0.56 + 14
  const end = chart.series.length < 2 ? 8 : Math.min(isNarrow ? 116 : 240, 32 + longestLabel * canvas.fontSize * 0.56)
  return { marginTop, marginBottom, marginLeft: chart.dir === 'rtl' ? end : start, marginRight: chart.dir === 'rtl' ? start : end }
}

/** Names the series beside the last year, each at the height of its bar, moved apart where they would touch. */
function seriesLabels(chart: MoneyOverTime, { canvas, isNarrow, height, marginTop, marginBottom, ticks, years }: Frame): Markish[] {
  if (chart.series.length < 2) return []
  const maximum = ticks.at(-1) ?? 1
  const plotHeight = height - marginTop - marginBottom
  const heights = anchorsOf(chart, years.at(-1)).map((amount) => marginTop + plotHeight * (1 - amount / maximum))
  const placed = spreadLabels(heights, canvas.fontSize * (isNarrow ? 2.6 : 1.6), height - marginBottom - canvas.fontSize / 2)
  const labels = chart.series.map((series, index) => ({
    label: series.label,
    hue: chartHue(index),
    at: (1 - ((placed[index] ?? 0) - marginTop) / plotHeight) * maximum,
  }))
  const side = chart.dir === 'rtl' ? -1 : 1
  const place = { y: 'at', frameAnchor: side === 1 ? ('right' as const) : ('left' as const) }
  return [
    dot(labels, { ...place, dx: side * 12, symbol: 'square', r: 5, fill: 'hue' }),
    text(labels, {
      ...place,
      dx: side * 24,
      text: 'label',
      textAnchor: side === 1 ? 'start' : 'end',
      lineWidth: isNarrow ? 6 : 14,
      fill: 'var(--color-ink)',
    }),
  ]
}

/** Where each series' part of a year's bar is, as an amount on the axis: its middle. */
function anchorsOf(chart: MoneyOverTime, year: number | undefined): number[] {
  let below = 0
  return chart.series.map((series) => {
    const amount = Math.max(0, amountOf(chart.points, year, series.key))
    below += amount
    return below - amount / 2
  })
}

const highest = ({ series, points }: MoneyOverTime, years: number[]): number =>
  Math.max(0, ...years.map((year) => series.reduce((sum, { key }) => sum + Math.max(0, amountOf(points, year, key)), 0)))
