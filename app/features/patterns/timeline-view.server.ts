import { withParams } from '#app/features/filters/choices.server.ts'
import { filterParams, type Filters } from '#app/features/filters/filters.ts'
import type { ShownKinds } from '#app/features/map/shown-kinds.ts'
import { today } from '#app/features/provenance/today.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber, formatYear } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { yearSpans } from './queries/count-years.server.ts'
import { countYears, daysOfYear, labelledYears, yearOfDays, type YearCount } from './years.ts'

type YearLink = { href: string; text: string }

export type TimelineView = {
  /** The time that is chosen, in words. */
  nowText: string
  bars: {
    year: number
    yearText: string
    label: string
    href: string
    height: number
    isCurrent: boolean
    isLabelled: boolean
    isLabelledWide: boolean
  }[]
  allHref: string | null
  previous: YearLink | null
  next: YearLink | null
  slider: { address: string; first: number; last: number; value: number; isChosen: boolean } | null
  notes: string[]
}

type Wanted = {
  filters: Filters
  shown: ShownKinds
  language: Language
  /** Of the page, whose address the years are set in. */
  path: string
  /** What the address says besides the filters. */
  kept?: URLSearchParams | undefined
}

const MOST_LABELS = { phone: 5, wide: 9 }

/** How many records each year overlaps under the other filters, and the addresses that choose one. */
export async function timelineView(actor: Actor, { filters, shown, language, path, kept }: Wanted): Promise<TimelineView> {
  const counts = countYears(await yearSpans(actor, filters, shown), Number(today().slice(0, 4)))
  const t = translator(language, 'patterns')
  const number = (count: number) => ({ count, formatted: formatNumber(language, count) })
  const years = counts?.years ?? []
  const hrefOf = (days: { from: string | null; to: string | null }) => withParams(path, filterParams({ ...filters, ...days }), kept)
  const link = (year: number): YearLink | null =>
    years.some((known) => known.year === year) ? { href: hrefOf(daysOfYear(year)), text: formatYear(language, year) } : null
  const current = yearOfDays(filters)
  const most = Math.max(1, ...years.map(({ records }) => records))
  const all = years.map(({ year }) => year)
  const [labelled, labelledWide] = [labelledYears(all, MOST_LABELS.phone), labelledYears(all, MOST_LABELS.wide)]
  const bar = ({ year, records }: YearCount) => ({
    year,
    yearText: formatYear(language, year),
    label: t('timeline.bar', { year: formatYear(language, year), records: t('timeline.records', number(records)) }),
    href: hrefOf(daysOfYear(year)),
    height: records === 0 ? 0 : Math.max(3, Math.round((records / most) * 100)),
    isCurrent: year === current,
    isLabelled: labelled.has(year),
    isLabelledWide: labelledWide.has(year),
  })
  const [first, last] = [all.at(0), all.at(-1)]
  return {
    nowText: timeText(filters, language, first, last),
    bars: years.map(bar),
    allHref: filters.from || filters.to ? hrefOf({ from: null, to: null }) : null,
    previous: current === null ? null : link(current - 1),
    next: current === null ? null : link(current + 1),
    slider: first !== undefined && last !== undefined && last > first ? sliderOf(first, last, current, hrefOf) : null,
    notes: counts
      ? [
          ...(counts.undated > 0 ? [t('timeline.undated', number(counts.undated))] : []),
          ...(counts.beyond > 0 ? [t('timeline.beyond', number(counts.beyond))] : []),
        ]
      : [t('timeline.none')],
  }
}

/** The time that filters ask for, in words. */
export function timeText({ from, to }: Pick<Filters, 'from' | 'to'>, language: Language, first?: number, last?: number): string {
  const t = translator(language, 'patterns')
  const year = yearOfDays({ from, to })
  if (year !== null) return formatYear(language, year)
  const [fromText, toText] = [from && formatShortDay(language, from), to && formatShortDay(language, to)]
  if (fromText && toText) return t('timeline.between', { from: fromText, to: toText })
  if (fromText) return t('timeline.since', { from: fromText })
  if (toText) return t('timeline.until', { to: toText })
  return first === undefined || last === undefined || first === last
    ? t('timeline.always')
    : t('timeline.all', { from: formatYear(language, first), to: formatYear(language, last) })
}

/** Stands for the year in the address that the slider leads to. */
const YEAR = '{year}'

function sliderOf(first: number, last: number, current: number | null, hrefOf: (days: { from: string; to: string }) => string) {
  const sample = daysOfYear(1234)
  const address = hrefOf(sample).replace('1234-01-01', `${YEAR}-01-01`).replace('1234-12-31', `${YEAR}-12-31`)
  const nearest = Math.min(last, Math.max(first, current ?? Number(today().slice(0, 4))))
  return { address, first, last, value: nearest, isChosen: current !== null }
}
