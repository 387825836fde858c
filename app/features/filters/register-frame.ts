import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { parseListPage, writeSort, type ListPage } from './list-page.ts'
import {
  filterEntries,
  NO_REGISTER_FILTERS,
  readColumns,
  readRegisterFilters,
  type RegisterFilters,
  type RegisterKind,
} from './register-filters.ts'
import { isRegisterTab, REGISTER_TABS, type RegisterTab } from './register-tabs.ts'

/** What the address of a register asks for. */
export type RegisterAsked = {
  tab: RegisterTab
  q: string
  page: ListPage
  filters: RegisterFilters
  /** Columns that the address names. */ columns: string[] | null
}

/** Reads the address of a register; the first of `sorts` is the default. What it does not know it passes over. */
export function readRegisterAddress(search: URLSearchParams, kind: RegisterKind, sorts: readonly [string, ...string[]]): RegisterAsked {
  const tab = search.get('tab')
  return {
    tab: isRegisterTab(tab) ? tab : 'all',
    q: (search.get('q') ?? '').trim().slice(0, 200),
    page: parseListPage(search, sorts).page,
    filters: readRegisterFilters(search, kind),
    columns: readColumns(search, kind),
  }
}

/** What stands around the lines of a register: tabs, search, order, and the ways on. */
export type RegisterFrame = {
  tabs: { key: RegisterTab; href: string; current: boolean; countText: string }[]
  /** By field. */
  sorts: Record<string, { href: string; direction: 'ascending' | 'descending' | undefined }>
  search: { action: string; q: string; tab: RegisterTab; clearHref: string }
  /** What is asked for, as the address says it without its page: what a view keeps, and an export answers. */
  query: string
  filters: RegisterFilters
  /** The address without filters; null where none is set. */
  unfilteredHref: string | null
  /** How many lines the tab holds in all. */
  total: number
  nextHref: string | null
  firstHref: string | null
  isEmpty: boolean
}

type Shown = {
  path: string
  language: string
  sorts: readonly [string, ...string[]]
  next: string | null
  counts: Record<RegisterTab, number>
}

export function registerFrame({ path, language, sorts, next, counts }: Shown, asked: RegisterAsked): RegisterFrame {
  const href = hrefs(path, sorts[0], asked)
  const { sort } = asked.page
  const isFiltered = filterEntries(asked.filters).length > 0
  return {
    tabs: REGISTER_TABS.map((key) => ({
      key,
      href: href({ tab: key }),
      current: key === asked.tab,
      countText: formatNumber(language, counts[key]),
    })),
    sorts: Object.fromEntries(
      sorts.map((name) => {
        const field = name.replace('-', '')
        const isCurrent = sort.field === field
        const direction = isCurrent ? (sort.descending ? ('descending' as const) : ('ascending' as const)) : undefined
        return [field, { direction, href: href({ sort: isCurrent && sort.descending ? field : `-${field}` }) }]
      }),
    ),
    search: { action: path, q: asked.q, tab: asked.tab, clearHref: href({ q: '' }) },
    nextHref: next ? href({ cursor: next, sort: writeSort(sort) }) : null,
    firstHref: asked.page.cursor ? href({ sort: writeSort(sort) }) : null,
    query: href({ sort: writeSort(sort) }).split('?')[1] ?? '',
    filters: asked.filters,
    unfilteredHref: isFiltered ? hrefs(path, sorts[0], { ...asked, filters: NO_REGISTER_FILTERS })({}) : null,
    total: counts[asked.tab],
    isEmpty: counts.all === 0 && asked.q === '' && !isFiltered,
  }
}

/** Addresses of the register that keep what is not changed; another tab or order begins at the first page. */
function hrefs(path: string, usual: string, { tab, q, page, filters, columns }: RegisterAsked) {
  return (change: { tab?: RegisterTab; q?: string; sort?: string; cursor?: string }) => {
    const sort = change.sort ?? writeSort(page.sort)
    const all = { tab: change.tab ?? tab, q: change.q ?? q, sort: sort === usual ? '' : sort, cursor: change.cursor ?? '' }
    const search = new URLSearchParams([
      ...Object.entries(all).filter(([name, value]) => value !== '' && !(name === 'tab' && value === 'all')),
      ...filterEntries(filters),
      ...(columns ? [['columns', columns.join(',')]] : []),
    ])
    // A bare address opens the view that somebody likes best: all is said.
    return `${path}?${search.size > 0 ? search : 'tab=all'}`
  }
}
