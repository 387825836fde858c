import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { skillNameOf } from '#app/features/expertise/queries/skill-names.server.ts'
import { problemNotes, withParams, type Chip, type ChoiceGroup } from '#app/features/filters/choices.server.ts'
import type { FilterProblem } from '#app/features/filters/filters.ts'
import { writeSort, type ListPage } from '#app/features/filters/list-page.ts'
import type { ListView } from '#app/features/filters/list-view.server.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { localeOf, type Language } from '#app/platform/i18n/languages.ts'
import type { Facet } from './count-facets.server.ts'
import { CHOICES, expertFilterParams, NO_EXPERT_FILTERS, type ChoiceName, type ExpertFilters } from './expert-filters.ts'

type Wanted = {
  path: string
  language: Language
  filters: ExpertFilters
  page: ListPage
  problems: readonly FilterProblem[]
  facets: Partial<Record<ChoiceName, readonly Facet[]>>
  /** The sorts offered, as they stand in the address; the first is the default. */
  sorts: readonly string[]
  next: string | null
  open: readonly ChoiceName[]
}

/** What stands around a list of experts: the choices with their counts, what is set, the order, and the ways on. */
export function expertListView({ path, language, filters, page, problems, facets, sorts, next, open }: Wanted): ListView {
  const t = translator(language, 'experts')
  const sort = writeSort(page.sort)
  const kept = new URLSearchParams(sort === sorts[0] ? {} : { sort })
  const params = expertFilterParams(filters)
  const chips = chipsOf(filters, path, kept, language)
  return {
    action: path,
    q: filters.q,
    groups: groupsOf(facets, filters, language, open),
    chips,
    clearHref: chips.length > 0 ? withParams(path, new URLSearchParams(), kept) : undefined,
    sorts: sorts.map((value) => ({
      href: withParams(path, params, new URLSearchParams(value === sorts[0] ? {} : { sort: value })),
      label: t(`sort.${value}`),
      current: value === sort,
    })),
    kept: [...kept].map(([name, value]) => ({ name, value })),
    firstHref: page.cursor ? withParams(path, params, kept) : undefined,
    nextHref: next ? withParams(path, params, new URLSearchParams([...kept, ['cursor', next]])) : undefined,
    notes: problemNotes(problems, language),
  }
}

/** What a value of a filter is called. */
export function choiceName(name: keyof ExpertFilters, value: string, language: Language): string {
  if (name === 'skill') return skillNameOf(value, language)
  if (name === 'language') return languageName(value, language)
  if (name === 'country') return countryName(value, language)
  if (name === 'context' || name === 'mode') return translator(language, 'skills')(`${name}.${value}`)
  if (name === 'confidence') return translator(language, 'skills')(`confidence.${value}.name`)
  if (name === 'consent' || name === 'claimed') return translator(language, 'experts')(`${name}.${value}`)
  return name === 'from' || name === 'to' ? formatShortDay(language, value) : value
}

function groupsOf(facets: Wanted['facets'], filters: ExpertFilters, language: Language, open: readonly ChoiceName[]): ChoiceGroup[] {
  const collator = new Intl.Collator(localeOf(language))
  return CHOICES.flatMap((name) => {
    const set: readonly string[] = filters[name]
    const counts = new Map([
      ...set.map((value) => [value, 0] as const),
      ...(facets[name] ?? []).map(({ value, count }) => [value, count] as const),
    ])
    const options = [...counts]
      .map(([value, count]) => ({
        value,
        label: choiceName(name, value, language),
        countText: formatNumber(language, count),
        checked: set.includes(value),
      }))
      .sort((a, b) => Number(b.checked) - Number(a.checked) || collator.compare(a.label, b.label))
    const legend = translator(language, 'experts')(`filter.${name}`)
    return options.length === 0 ? [] : [{ name, legend, options, open: open.includes(name) }]
  })
}

function chipsOf(filters: ExpertFilters, path: string, kept: URLSearchParams, language: Language): Chip[] {
  const t = translator(language, 'experts')
  return (Object.keys(NO_EXPERT_FILTERS) as (keyof ExpertFilters)[]).flatMap((name) => {
    const held = filters[name]
    const values = Array.isArray(held) ? (held as string[]) : held ? [held] : []
    return values.map((value): Chip => {
      const left = Array.isArray(held) ? (held as string[]).filter((one) => one !== value) : NO_EXPERT_FILTERS[name]
      return {
        label: t('filter.chip', { name: t(`filter.${name}`), value: choiceName(name, value, language) }),
        removeHref: withParams(path, expertFilterParams({ ...filters, [name]: left }), kept),
      }
    })
  })
}
