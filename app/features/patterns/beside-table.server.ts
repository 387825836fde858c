import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { localeOf, type Language } from '#app/platform/i18n/languages.ts'
import { areaName } from './area-figures.server.ts'
import type { MeasuredValue } from './area-values.ts'
import { changeOf, valueIn, type SideValues } from './beside-values.server.ts'
import type { Side } from './sides.ts'

/** A country on both sides; null where a value is not stated. */
export type Difference = {
  key: string
  kind: 'area' | 'elsewhere' | 'total'
  name: string
  /** The same comparison of the country alone. */
  href: string | null
  left: string | null
  right: string | null
  change: string | null
}

/** What differs by country, the greatest change first, then what lies in no country, and all together. */
export function differences(
  sides: readonly [Side, Side],
  [left, right]: readonly [SideValues, SideValues],
  language: Language,
  hrefOf: (country: string) => string,
): Difference[] {
  const t = translator(language, 'patterns')
  const { compare } = new Intl.Collator(localeOf(language))
  const [one, other] = sides.map(({ measure }) => measure)
  const digits = one === 'perPerson' ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 0 }
  const text = (value: MeasuredValue, more: Intl.NumberFormatOptions = {}) =>
    value && formatNumber(language, value.exact, { ...digits, ...more })
  const line = (key: string, kind: Difference['kind'], name: string, before: MeasuredValue, now: MeasuredValue) => {
    const change = changeOf(before, now)
    return {
      weight: change ? Math.abs(change.value) : -1,
      line: {
        key,
        kind,
        name,
        href: kind === 'area' ? hrefOf(key) : null,
        left: text(before),
        right: text(now),
        change: text(change, { signDisplay: 'exceptZero' }),
      },
    }
  }
  const countries = [...new Set([...left.countries.keys(), ...right.countries.keys()])]
    .map((country) =>
      line(country, 'area', areaName(country, language), valueIn(left, country, one ?? null), valueIn(right, country, other ?? null)),
    )
    .sort((a, b) => b.weight - a.weight || compare(a.line.name, b.line.name))
  const nothing: MeasuredValue = one === 'perPerson' ? null : { exact: '0', value: 0 }
  const elsewhere =
    left.elsewhere !== undefined || right.elsewhere !== undefined
      ? [line('elsewhere', 'elsewhere', t('elsewhere.country'), left.elsewhere ?? nothing, right.elsewhere ?? nothing)]
      : []
  const total = countries.length > 0 ? [line('total', 'total', t('table.total'), left.total ?? nothing, right.total ?? nothing)] : []
  return [...countries, ...elsewhere, ...total].map((found) => found.line)
}
