import type { Direction } from '#app/ui/charts/drawing.server.ts'
import { moneyOverTimeSvg } from '#app/ui/charts/money-over-time.server.ts'
import { moneyPanelsSvg } from '#app/ui/charts/money-panels.server.ts'
import type { MoneyPoint } from '#app/ui/charts/money-points.ts'
import { shareBarsSvg } from '#app/ui/charts/share-bars.server.ts'
import { sampleSectors, type SampleFigures } from '#app/ui/showcase/sample-figures.ts'

const shares = [41, 24, 17, 12, 6]

/** Millions of euros by year, from 2020. */
const amounts = { committed: [18, 24, 22, 31, 38, 42], disbursed: [9, 15, 19, 20, 27, 33], spent: [6, 11, 13, 17, 21, 24] }

/** The showcase's charts and shares. `locale` is an Intl tag; `t` reads the namespace `showcase`. */
export function sampleFigures(locale: string, dir: Direction, t: (key: string) => string): SampleFigures {
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const number = new Intl.NumberFormat(locale)
  const year = new Intl.NumberFormat(locale, { useGrouping: false })
  const parts = sampleSectors.map((key, index) => ({ key, value: shares[index] ?? 0, text: percent.format((shares[index] ?? 0) / 100) }))
  const series = (['committed', 'disbursed', 'spent'] as const).map((key) => ({ key, label: t(`chart.${key}`) }))
  const points: MoneyPoint[] = series.flatMap(({ key }) =>
    amounts[key].map((amount, index) => ({ year: 2020 + index, series: key, amount })),
  )
  const money = {
    title: t('chart.money'),
    dir,
    points,
    words: { year: t('chart.year') },
    format: { year: (value: number) => year.format(value), amount: (value: number) => number.format(value) },
  }
  return {
    shares: parts,
    moneyGrouped: moneyPanelsSvg({ ...money, series: series.slice(0, 2) }),
    moneyStacked: moneyOverTimeSvg({ ...money, series }),
    sectors: shareBarsSvg({
      title: t('chart.sectors'),
      dir,
      bars: parts.map(({ key, value, text }) => ({ key, value, text, label: t(`sector.${key}`) })),
      words: { label: t('chart.sector'), value: t('chart.share') },
    }),
  }
}
