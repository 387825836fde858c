import { plainText } from '#app/features/provenance/tagged-text.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { chipsOf, choiceGroups, problemNotes, withParams, type Chip, type ChoiceGroup } from './choices.server.ts'
import { filterParams, type FilterProblem, type Filters } from './filters.ts'
import { writeSort, type ListPage } from './list-page.ts'

/** What stands around the results of any list: its filters, what is set, how it is sorted, where it goes on. */
export type ListView = {
  action: string
  q: string
  groups: ChoiceGroup[]
  chips: Chip[]
  clearHref: string | undefined
  sorts: { href: string; label: string; current: boolean }[]
  /** What the form of the filters has no control for, and must not lose. */
  kept: { name: string; value: string }[]
  firstHref: string | undefined
  nextHref: string | undefined
  notes: string[]
}

type Wanted = {
  path: string
  language: Language
  filters: Filters
  page: ListPage
  problems: readonly FilterProblem[]
  facets: Record<string, readonly { value: string; count: number }[]>
  /** The sorts offered, as they stand in the address. */
  sorts: readonly string[]
  next: string | null
  /** Names of workspaces that occur, by slug. */
  workspaces: readonly { slug: string; name: LanguageText }[]
  open: readonly string[]
  /** What the address says besides, as which kinds of record a map shows. */
  besides?: Readonly<Record<string, string>>
}

export function listView(wanted: Wanted): ListView {
  const { path, language, filters, page, problems, facets, sorts, next, workspaces, open, besides = {} } = wanted

  const t = translator(language, 'filters')
  const names = new Map(workspaces.map(({ slug, name }) => [slug, plainText(name, language, slug)]))
  const sort = writeSort(page.sort)
  const kept = new URLSearchParams({ ...besides, ...(sorts.length > 1 && sort !== sorts[0] && { sort }) })
  const params = filterParams(filters)
  const chips = chipsOf(filters, path, kept, language, names)
  return {
    action: path,
    q: filters.q,
    groups: choiceGroups(facets, filters, language, names, open),
    chips,
    clearHref: chips.length > 0 ? withParams(path, new URLSearchParams(), kept) : undefined,
    sorts: sorts.map((value) => ({
      href: withParams(path, params, new URLSearchParams(value === sorts[0] ? {} : { sort: value })),
      label: t(`sort.${value}`),
      current: value === sort,
    })),
    kept: [...[...params].filter(([name]) => name !== 'q' && !Object.hasOwn(facets, name)), ...kept].map(([name, value]) => ({
      name,
      value,
    })),
    firstHref: page.cursor ? withParams(path, params, kept) : undefined,
    nextHref: next ? withParams(path, params, new URLSearchParams([...kept, ['cursor', next]])) : undefined,
    notes: problemNotes(problems, language),
  }
}
