import { describe, expect, test } from 'vitest'
import { roundTicks, spreadLabels } from '#app/ui/charts/drawing.server.ts'
import { moneyOverTimeSvg } from '#app/ui/charts/money-over-time.server.ts'
import { moneyPanelsSvg } from '#app/ui/charts/money-panels.server.ts'
import type { MoneyOverTime } from '#app/ui/charts/money-points.ts'
import { shareBarsSvg } from '#app/ui/charts/share-bars.server.ts'

const money: MoneyOverTime = {
  title: 'Engagements <par année>',
  dir: 'ltr',
  series: [
    { key: 'committed', label: 'Engagements' },
    { key: 'disbursed', label: 'Décaissements & <script>alert(1)</script>' },
  ],
  points: [
    { year: 2021, series: 'committed', amount: 10, exact: '10,00 EUR' },
    { year: 2023, series: 'committed', amount: 30 },
    { year: 2023, series: 'disbursed', amount: -5 },
  ],
  words: { year: 'Année' },
  format: { year: (year) => `an ${year}`, amount: (amount) => `${amount} M` },
}

/** The horizontal places of the drawn bars, in drawing order. */
const barPlaces = (svg: string) => [...svg.matchAll(/<rect[^>]* x="([\d.]+)"/g)].map((match) => Number(match[1]))

describe('money over time', () => {
  test('a reader gets what people wrote as text, never as markup', () => {
    const { svg, narrowSvg } = moneyOverTimeSvg(money)
    for (const drawing of [svg, narrowSvg]) {
      expect(drawing).not.toContain('<script>')
      expect(drawing).toContain('&lt;script&gt;')
      expect(drawing).not.toMatch(/aria-label="[^"]*"[^>]*"[^>]*onload/)
    }
  })

  test('the content policy finds no style element and no handler in it', () => {
    const { svg } = moneyOverTimeSvg({ ...money, title: 'A " onload="alert(1)' })
    expect(svg).not.toContain('<style')
    expect(svg).not.toContain('" onload="')
  })

  test('the picture has one name for a screen reader', () => {
    const { svg } = moneyOverTimeSvg({ ...money, title: 'Engagements' })
    expect(svg).toContain('role="img"')
    expect(svg.match(/aria-label/g)).toHaveLength(1)
  })

  test('a reader of Arabic sees the first year on the right', () => {
    const [ltrFirst, ltrLast] = barPlaces(moneyOverTimeSvg(money).svg)
    const [rtlFirst, rtlLast] = barPlaces(moneyOverTimeSvg({ ...money, dir: 'rtl' }).svg)
    expect(ltrFirst).toBeLessThan(ltrLast ?? 0)
    expect(rtlFirst).toBeGreaterThan(rtlLast ?? Infinity)
  })

  test('a year without money keeps its row, and the table holds the exact words', () => {
    const { table } = moneyOverTimeSvg(money)
    expect(table.columns.map((column) => column.label)).toEqual(['Année', 'Engagements', money.series[1]?.label])
    expect(table.rows.map((row) => row.cells)).toEqual([
      { year: 'an 2021', committed: '10,00 EUR', disbursed: '' },
      { year: 'an 2022', committed: '', disbursed: '' },
      { year: 'an 2023', committed: '30 M', disbursed: '-5 M' },
    ])
  })

  test('a project without money still gives a drawing', () => {
    expect(moneyOverTimeSvg({ ...money, points: [] }).svg).toContain('<svg')
  })

  test('a seventh series is refused', () => {
    const series = Array.from({ length: 7 }, (_, index) => ({ key: String(index), label: String(index) }))
    expect(() => moneyOverTimeSvg({ ...money, series })).toThrow(RangeError)
  })
})

describe('money by type', () => {
  test('each type stands under its own name in a row of its own, not in a legend', () => {
    const { svg, narrowSvg } = moneyPanelsSvg({ ...money, points: [...money.points, { year: 2021, series: 'disbursed', amount: 10 }] })
    for (const drawing of [svg, narrowSvg]) {
      const labels = [...drawing.matchAll(/<text[^>]*>(Engagements|Décaissements)/g)].map((match) => match[1])
      expect(labels).toEqual(['Engagements', 'Décaissements'])
      // Equal amounts of the same year in two rows: the same place and height.
      expect(new Set(barPlaces(drawing).filter((_, index) => index !== 1)).size).toBe(1)
    }
  })

  test('a reader of Arabic sees the first year on the right, and a seventh series is refused', () => {
    const [first, last] = barPlaces(moneyPanelsSvg({ ...money, dir: 'rtl' }).svg)
    expect(first).toBeGreaterThan(last ?? Infinity)
    const series = Array.from({ length: 7 }, (_, index) => ({ key: String(index), label: String(index) }))
    expect(() => moneyPanelsSvg({ ...money, series })).toThrow(RangeError)
  })
})

describe('shares', () => {
  const chart = {
    title: 'Secteurs',
    dir: 'ltr' as const,
    bars: [
      { key: '140', label: 'Eau', value: 60, text: '60 %', exact: '60,25 %' },
      { key: '110', label: 'École', value: 40, text: '40 %' },
    ],
    words: { label: 'Secteur', value: 'Part' },
  }

  test('the table has the exact share where the bar rounds it', () => {
    expect(shareBarsSvg(chart).table.rows.map((row) => row.cells['value'])).toEqual(['60,25 %', '40 %'])
  })

  test('a long name takes several lines rather than being cut off on a phone', () => {
    const label = 'Approvisionnement en eau potable et assainissement – dispositifs de base'
    const { svg, narrowSvg } = shareBarsSvg({ ...chart, bars: [{ key: '140', label, value: 60, text: '60 %' }, ...chart.bars.slice(1)] })
    expect(svg).toContain(label)
    const lines = [...narrowSvg.matchAll(/<tspan[^>]*>([^<]*)</g)].map((match) => match[1] ?? '')
    expect(lines.join(' ')).toContain(label)
    for (const line of lines) expect(line.length).toBeLessThan(44)
  })

  test('bars begin at the right for a reader of Arabic', () => {
    const [first, second] = barPlaces(shareBarsSvg(chart).svg)
    expect(first).toBe(second)
    const [rtlFirst, rtlSecond] = barPlaces(shareBarsSvg({ ...chart, dir: 'rtl' }).svg)
    expect(rtlFirst).toBeLessThan(rtlSecond ?? 0)
  })
})

describe('axes and labels', () => {
  test.each([
    [42, [0, 10, 20, 30, 40, 50]],
    [99, [0, 20, 40, 60, 80, 100]],
    [0, [0, 1]],
    [1_200_000, [0, 500_000, 1_000_000, 1_500_000]],
  ])('%d gets round marks', (maximum, ticks) => expect(roundTicks(maximum)).toEqual(ticks))

  test('labels that would touch move apart and stay in the drawing', () => {
    const placed = spreadLabels([96, 95, 20], 10, 100)
    expect(placed).toEqual([100, 90, 20])
  })
})
