import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { localeOf, type Language } from '#app/platform/i18n/languages.ts'
import { filterParams, isSet, NO_FILTERS, type FilterName, type FilterProblem, type Filters } from './filters.ts'

type Facet = { value: string; count: number }
export type Choice = { value: string; label: string; countText?: string; checked: boolean }
export type ChoiceGroup = { name: string; legend: string; options: Choice[]; open: boolean }
/** One condition that is set, with the address without it. */
export type Chip = { label: string; removeHref: string }

/** What a value of a filter is called in the reader's language. */
export function valueName(
  name: string,
  value: string,
  language: Language,
  workspaceNames: ReadonlyMap<string, string> = new Map(),
): string {
  const t = translator(language, 'filters')
  if (name === 'country') return countryName(value, language)
  if (name === 'sector') return nameOf(value.length === 3 ? 'SectorCategory' : 'Sector', value, language)?.name ?? value
  if (name === 'iatiStatus') return nameOf('ActivityStatus', value, language)?.name ?? value
  if (name === 'language') return languageName(value, language)
  if (name === 'workspace') return workspaceNames.get(value) ?? value
  if (name === 'severity' || name === 'kind' || name === 'coverage' || name === 'placed') return t(`${name}.${value}`)
  if (name === 'from' || name === 'to') return formatShortDay(language, value)
  return value
}

/** The groups of a filter panel: each choice by name, with the count it would give; those that are set first. */
export function choiceGroups(
  facets: Record<string, readonly Facet[]>,
  filters: Filters,
  language: Language,
  names: ReadonlyMap<string, string>,
  open: readonly string[],
): ChoiceGroup[] {
  const t = translator(language, 'filters')
  const collator = new Intl.Collator(localeOf(language))
  return Object.entries(facets).flatMap(([name, counted]) => {
    const set = (filters[name as FilterName] as readonly (string | number)[]).map(String)
    const counts = new Map([...set.map((value) => [value, 0] as const), ...counted.map(({ value, count }) => [value, count] as const)])
    const options = [...counts]
      .map(([value, count]) => ({
        value,
        label: valueName(name, value, language, names),
        countText: formatNumber(language, count),
        checked: set.includes(value),
      }))
      .sort((a, b) =>
        name === 'severity' ? b.value.localeCompare(a.value) : Number(b.checked) - Number(a.checked) || collator.compare(a.label, b.label),
      )
    return options.length === 0 ? [] : [{ name, legend: t(`name.${name}`), options, open: open.includes(name) }]
  })
}

/** What is set, in words, each with the address that takes it away. */
export function chipsOf(
  filters: Filters,
  path: string,
  kept: URLSearchParams,
  language: Language,
  names: ReadonlyMap<string, string>,
): Chip[] {
  const t = translator(language, 'filters')
  const without = (name: FilterName, value?: string | number) => {
    const held = filters[name]
    const left =
      Array.isArray(held) && value !== undefined
        ? { ...filters, [name]: (held as (string | number)[]).filter((one) => one !== value) }
        : { ...filters, [name]: NO_FILTERS[name] }
    return withParams(path, filterParams(left), kept)
  }
  return (Object.keys(NO_FILTERS) as FilterName[]).flatMap((name) => {
    if (!isSet(filters, name)) return []
    const held = filters[name]
    if (name === 'bbox') return [{ label: t('name.bbox'), removeHref: without(name) }]
    const label = (value: string) => t('chip', { name: t(`name.${name}`), value: valueName(name, value, language, names) })
    if (Array.isArray(held))
      return (held as (string | number)[]).map((value) => ({ label: label(String(value)), removeHref: without(name, value) }))
    return [{ label: label(String(held)), removeHref: without(name) }]
  })
}

/** Notes for values that mean nothing, or nothing to this list, and were left out. */
export function problemNotes(problems: readonly FilterProblem[], language: Language): string[] {
  const t = translator(language, 'filters')
  return problems.map(({ name, value, why }) =>
    why === 'foreign' ? t('foreign', { name: t(`name.${name as FilterName}`) }) : t('problem', { name, value }),
  )
}

/** An address with filters and what else is kept (sort). */
export function withParams(path: string, filters: URLSearchParams, kept: URLSearchParams = new URLSearchParams()): string {
  const all = new URLSearchParams(filters)
  for (const [name, value] of kept) all.set(name, value)
  const query = all.toString().replaceAll('%2C', ',')
  return query ? `${path}?${query}` : path
}
