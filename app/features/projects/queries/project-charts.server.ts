import { LRUCache } from 'lru-cache'
import { dirOf } from '#app/features/classifications/languages.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import type { SectorShare } from '#app/features/projects/content.ts'
import type { Totals } from '#app/features/projects/totals.ts'
import { formatMoney, formatRoundMoney } from '#app/platform/i18n/format-money.ts'
import { formatPercentage, formatYear } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { DrawnChart } from '#app/ui/charts/chart-table.ts'
import { moneyPanelsSvg } from '#app/ui/charts/money-panels.server.ts'
import { shareBarsSvg } from '#app/ui/charts/share-bars.server.ts'

/** `money`: one picture a currency, as nothing is drawn across currencies; the one most used first. */
export type ProjectCharts = { money: { chart: DrawnChart; currency: string }[]; sectors: DrawnChart | null }

type Share = Pick<SectorShare, 'vocabulary' | 'code' | 'percentage'> & { id: string }

/** Types worth a place in the picture, the telling ones first: commitment, disbursement, expenditure, incoming. */
const DRAWN_TYPES = ['2', '3', '4', '1', '11', '12']

/** Drawing takes longer than all the rest of a page: the pictures of figures drawn lately are kept, some 20 kB each. */
const drawn = new LRUCache<string, ProjectCharts>({ max: 500 })

/** Pictures of a project's money over time, currency by currency, and of its sectors. */
export function projectCharts(totals: Totals, sectors: readonly Share[], language: Language): ProjectCharts {
  const shares = sectors.map(({ id, vocabulary, code, percentage }) => ({ id, vocabulary, code, percentage }))
  const figures = JSON.stringify([language, totals.sums, shares])
  const kept = drawn.get(figures)
  if (kept) return kept
  const charts = { money: moneyCharts(totals, language), sectors: sectorChart(shares, language) }
  drawn.set(figures, charts)
  return charts
}

function moneyCharts(totals: Totals, language: Language): ProjectCharts['money'] {
  const dated = totals.sums.filter(
    ({ type, year, currency }) => DRAWN_TYPES.includes(type) && /^(19|20|21)\d\d$/.test(year) && /^[A-Z]{3}$/.test(currency),
  )
  return byUse(dated.map((sum) => sum.currency)).flatMap((currency) => {
    const chart = moneyChart(
      dated.filter((sum) => sum.currency === currency),
      currency,
      language,
    )
    return chart ? [{ chart, currency }] : []
  })
}

/** A picture of flows in one currency; null where they are of one year alone, or of too many for a picture. */
function moneyChart(shown: Totals['sums'], currency: string, language: Language): DrawnChart | null {
  const years = shown.map(({ year }) => Number(year))
  if (new Set(years).size < 2 || Math.max(...years) - Math.min(...years) > 40) return null
  const t = translator(language, 'projects')
  const types = DRAWN_TYPES.filter((type) => shown.some((sum) => sum.type === type))
  return moneyPanelsSvg({
    title: t('money.overTime', { currency }),
    dir: dirOf(language),
    series: types.map((type) => ({ key: type, label: nameOf('TransactionType', type, language)?.name ?? type })),
    points: shown.map(({ year, type, amount }) => ({
      year: Number(year),
      series: type,
      amount: Number(amount),
      exact: formatMoney(language, amount, currency),
    })),
    words: { year: t('money.year') },
    format: { year: (year) => formatYear(language, year), amount: (amount) => formatRoundMoney(language, String(amount), currency) },
  })
}

function sectorChart(sectors: readonly Share[], language: Language): DrawnChart | null {
  const shares = sectors.filter(({ vocabulary, percentage }) => vocabulary === '1' && percentage && Number(percentage) > 0)
  if (shares.length < 2 || shares.length > 12) return null
  const t = translator(language, 'projects')
  const sorted = [...shares].sort((a, b) => Number(b.percentage) - Number(a.percentage))
  return shareBarsSvg({
    title: t('sectors.shares'),
    dir: dirOf(language),
    bars: sorted.map(({ id, code, percentage }) => ({
      key: id,
      label: nameOf('Sector', code, language)?.name ?? code,
      value: Number(percentage),
      text: formatPercentage(language, percentage ?? '0'),
    })),
    words: { label: t('sectors.name'), value: t('sectors.share') },
  })
}

/** Each value once, those that come most often first. */
function byUse(values: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value)
}
