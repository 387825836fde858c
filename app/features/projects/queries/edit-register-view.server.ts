import { countryName } from '#app/features/classifications/countries.ts'
import { writeSort, type ListPage } from '#app/features/filters/list-page.ts'
import { projectPath, registerPath, type InWorkspace } from '#app/features/projects/paths.ts'
import type { Publication, WorkingState } from '#app/features/provenance/policy.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { isLanguage, FALLBACK_LANGUAGE } from '#app/platform/i18n/languages.ts'
import { REGISTER_SORTS, REGISTER_TABS, type Register, type RegisterRow, type RegisterTab } from './edit-register.server.ts'

export type RegisterLine = {
  id: string
  href: string
  title: TaggedText | null
  identifier: string | null
  publication: Publication
  workingState: WorkingState
  countries: string
  /** Start and end; an ellipsis where one is missing. */
  dates: string[]
  updated: string
}

/** The register as its page shows it. */
export type RegisterView = {
  tabs: { key: RegisterTab; href: string; current: boolean; countText: string }[]
  lines: RegisterLine[]
  /** By field: `updated`, `start`. */
  sorts: Record<string, { href: string; direction: 'ascending' | 'descending' | undefined }>
  search: { action: string; q: string; tab: RegisterTab; clearHref: string }
  nextHref: string | null
  firstHref: string | null
  isEmpty: boolean
}

type Asked = { tab: RegisterTab; q: string; page: ListPage }

export function registerView({ rows, next, counts }: Register, where: InWorkspace, asked: Asked): RegisterView {
  const href = hrefs(where, asked)
  return {
    tabs: REGISTER_TABS.map((key) => ({
      key,
      href: href({ tab: key }),
      current: key === asked.tab,
      countText: formatNumber(where.language, counts[key]),
    })),
    lines: rows.map((row) => line(row, where)),
    sorts: Object.fromEntries(
      REGISTER_SORTS.map((sort) => {
        const field = sort.replace('-', '')
        const isCurrent = asked.page.sort.field === field
        const direction = isCurrent ? (asked.page.sort.descending ? ('descending' as const) : ('ascending' as const)) : undefined
        return [field, { direction, href: href({ sort: isCurrent && asked.page.sort.descending ? field : `-${field}` }) }]
      }),
    ),
    search: { action: registerPath(where), q: asked.q, tab: asked.tab, clearHref: href({ q: '' }) },
    nextHref: next ? href({ cursor: next, sort: writeSort(asked.page.sort) }) : null,
    firstHref: asked.page.cursor ? href({ sort: writeSort(asked.page.sort) }) : null,
    isEmpty: counts.all === 0 && asked.q === '',
  }
}

/** Addresses of the register that keep what is not changed; another tab or order begins at the first page. */
function hrefs(where: InWorkspace, { tab, q, page }: Asked) {
  return (change: { tab?: RegisterTab; q?: string; sort?: string; cursor?: string }) => {
    const sort = change.sort ?? writeSort(page.sort)
    const all = { tab: change.tab ?? tab, q: change.q ?? q, sort: sort === REGISTER_SORTS[0] ? '' : sort, cursor: change.cursor ?? '' }
    const search = new URLSearchParams(Object.entries(all).filter(([name, value]) => value !== '' && !(name === 'tab' && value === 'all')))
    return search.size > 0 ? `${registerPath(where)}?${search}` : registerPath(where)
  }
}

function line(row: RegisterRow, where: InWorkspace): RegisterLine {
  const language = isLanguage(where.language) ? where.language : FALLBACK_LANGUAGE
  return {
    id: row.id,
    href: projectPath(where, row.id),
    title: taggedText(row.title, language),
    identifier: row.identifier,
    publication: row.publication,
    workingState: row.workingState,
    countries: formatList(
      language,
      row.countries.slice(0, 3).map(({ code }) => countryName(code, language)),
    ),
    dates: row.startsOn || row.endsOn ? [row.startsOn, row.endsOn].map((day) => (day ? formatShortDay(language, day) : '…')) : [],
    updated: formatShortDay(language, row.updatedAt.toISOString()),
  }
}
