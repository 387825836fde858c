import { axisX, axisY, gridY, rect, ruleY, text } from '@observablehq/plot'
import type { DrawnChart } from '#app/ui/charts/chart-table.ts'
import { canvasesFor, chartHue, drawSvg, roundTicks, type Canvas } from '#app/ui/charts/drawing.server.ts'
import { amountOf, everySecond, requireFewSeries, tableOf, yearsOf, type MoneyOverTime } from '#app/ui/charts/money-points.ts'

/**
 * Money by year, each type in a row of its own under its name, all rows on one scale; mirrored for right-to-left readers.
 * Amounts below zero (refunds) are left out of the picture and stay in the table. Throws a RangeError for more than six series.
 */
export function moneyPanelsSvg(chart: MoneyOverTime): DrawnChart {
  requireFewSeries(chart)
  const { wide, narrow } = canvasesFor(chart.dir)
  return { svg: draw(chart, wide, Infinity), narrowSvg: draw(chart, narrow, 5), table: tableOf(chart) }
}

/** `mostYears`: with more of them only every second is named. */
function draw(chart: MoneyOverTime, canvas: Canvas, mostYears: number): string {
  const isRtl = chart.dir === 'rtl'
  const years = yearsOf(chart.points)
  const [firstYear = 0] = years
  const slots = Math.max(1, years.length)
  const bars = barsOf(chart, years)
  const top = roundTicks(Math.max(0, ...bars.map(({ amount }) => amount))).at(-1) ?? 1
  const ticks = [0, top / 2, top]
  const { fontSize } = canvas
  const longestTick = Math.max(...ticks.map((tick) => chart.format.amount(tick).length))
  const [start, end] = [longestTick * fontSize * 0.56 + 14, 8]
  const label = fontSize * 2.2
  const panel = fontSize * 5.5
  const rows = Math.max(1, chart.series.length)
  return drawSvg(chart.title, {
    width: canvas.width,
    height: rows * (label + panel) + fontSize * 2.4,
    marginTop: label,
    marginBottom: fontSize * 2.4,
    marginLeft: isRtl ? end : start,
    marginRight: isRtl ? start : end,
    style: { fontSize: `${fontSize}px`, background: 'none' },
    x: { domain: isRtl ? [slots, 0] : [0, slots] },
    y: { domain: [0, top] },
    fy: { domain: chart.series.map(({ key }) => key), axis: null, paddingInner: label / (label + panel), paddingOuter: 0, round: false },
    marks: [
      gridY(ticks, { stroke: 'var(--color-line)', strokeOpacity: 1 }),
      axisY({
        anchor: isRtl ? 'right' : 'left',
        ticks,
        tickSize: 0,
        tickPadding: 8,
        tickFormat: chart.format.amount,
        label: null,
        fill: 'var(--color-ink-soft)',
      }),
      axisX({
        ticks: (years.length > mostYears ? everySecond(years) : years).map((year) => year - firstYear + 0.5),
        tickSize: 0,
        tickPadding: 8,
        tickFormat: (slot: number) => chart.format.year(firstYear + Math.floor(slot)),
        label: null,
        fill: 'var(--color-ink-soft)',
      }),
      rect(bars, { fy: 'series', x1: 'x1', x2: 'x2', y1: 0, y2: 'amount', fill: 'hue', insetLeft: 0.5, insetRight: 0.5 }),
      ruleY([0], { stroke: 'var(--color-ink)' }),
      text(chart.series, {
        fy: 'key',
        text: 'label',
        frameAnchor: isRtl ? 'top-right' : 'top-left',
        textAnchor: isRtl ? 'end' : 'start',
        lineAnchor: 'bottom',
        dy: -fontSize * 0.6,
        fontWeight: 600,
        fill: 'var(--color-ink)',
      }),
    ],
  })
}

type Bar = { series: string; x1: number; x2: number; amount: number; hue: string }

/** One bar for each series and year with money, in slots of one unit a year. */
function barsOf({ series, points }: MoneyOverTime, years: number[]): Bar[] {
  return series.flatMap(({ key }, index) =>
    years.flatMap((year, slot) => {
      const amount = amountOf(points, year, key)
      return amount > 0 ? [{ series: key, x1: slot + 0.16, x2: slot + 0.84, amount, hue: chartHue(index) }] : []
    }),
  )
}
