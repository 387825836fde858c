import { findLicence } from '#app/features/datasets/record/licences.ts'
import { datasetsPath, datasetVersionPath, publicDatasetPath } from '#app/features/datasets/paths.ts'
import type { Freshness } from '#app/features/datasets/record/freshness.ts'
import { withParams, type Chip, type ChoiceGroup } from '#app/features/filters/choices.server.ts'
import { filterParams, type Filters } from '#app/features/filters/filters.ts'
import { parseListPage, writeSort } from '#app/features/filters/list-page.ts'
import { listView, type ListView } from '#app/features/filters/list-view.server.ts'
import { readFilters } from '#app/features/filters/read-filters.server.ts'
import { plainText, taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { listPublicWorkspaces } from '#app/features/workspaces/public-workspaces.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { countDatasetFacets } from './count-facets.server.ts'
import { OWN_FILTER_NAMES, ownParams, readOwnFilters, type OwnFilterName, type OwnFilters } from './dataset-filters.ts'
import { quickLooks, type QuickLook } from './quick-look.server.ts'
import { DATASET_SORTS, listDatasets, type DatasetCard } from './list-datasets.server.ts'

/** A dataset as one result of a list, in words ready for a reader. */
export type DatasetResult = {
  id: string
  href: string
  title: TaggedText
  facts: string[]
  summary: TaggedText | null
  format: string
  freshness: Freshness | null
  isForWorkspace: boolean
  look: (QuickLook & { href: string }) | null
}

export type Catalogue = { total: number; countText: string; results: DatasetResult[]; view: ListView }

const A_PAGE = 25

/** The catalogue as an address asks for it. */
export async function getCatalogue(actor: Actor, search: URLSearchParams, language: Language): Promise<Catalogue> {
  const read = await readFilters(search, 'all')
  const filters = relevant(read.filters)
  const { own, problems } = readOwnFilters(search)
  const { page, problems: pageProblems } = parseListPage(search, DATASET_SORTS, A_PAGE)
  const [list, facets, workspaces] = await Promise.all([
    listDatasets(actor, filters, own, page),
    countDatasetFacets(actor, filters, own),
    listPublicWorkspaces(),
  ])
  const { country, sector, workspace, language: languages } = facets
  const looks = await quickLooks(
    list.items.flatMap(({ loadId }) => loadId ?? []),
    language,
  )
  const view = listView({
    path: datasetsPath(language),
    language,
    filters,
    page,
    problems: [...read.problems, ...problems, ...pageProblems],
    facets: { country, sector, workspace, language: languages },
    sorts: ['-updated', '-quality', '-rows'],
    next: list.next,
    workspaces,
    open: ['country', 'sector'],
    besides: ownParams(own),
  })
  const t = translator(language, 'datasets')
  return {
    total: list.total,
    countText: t('list.count', { count: list.total, formatted: formatNumber(language, list.total) }),
    results: list.items.map((card) => datasetResult(card, language, looks.get(card.loadId ?? ''))),
    view: withOwnFilters(view, { filters, own, facets, sort: writeSort(page.sort), language }),
  }
}

/** Filters that datasets have something to answer to. */
const relevant = (filters: Filters): Filters => ({
  ...filters,
  admin1: [],
  severity: [],
  kind: [],
  coverage: [],
  iatiStatus: [],
  organisation: [],
  iatiIdentifier: null,
  amountMin: null,
  amountMax: null,
  peopleMin: null,
  peopleMax: null,
  bbox: null,
  placed: null,
})

type Asked = {
  filters: Filters
  own: OwnFilters
  facets: Record<OwnFilterName, { value: string; count: number }[]>
  sort: string
  language: Language
}

/** Adds the choices of file format, licence and freshness to those of every list. */
function withOwnFilters(view: ListView, { filters, own, facets, sort, language }: Asked): ListView {
  const t = translator(language, 'datasets')
  const label = (name: OwnFilterName, value: string) => (name === 'licence' ? (findLicence(value)?.name ?? value) : t(`${name}.${value}`))
  const groups = OWN_FILTER_NAMES.flatMap((name): ChoiceGroup[] => {
    const set: readonly string[] = own[name]
    const counts = new Map([...set.map((value) => [value, 0] as const), ...facets[name].map(({ value, count }) => [value, count] as const)])
    const options = [...counts].map(([value, count]) => ({
      value,
      label: label(name, value),
      countText: formatNumber(language, count),
      checked: set.includes(value),
    }))
    return options.length === 0 ? [] : [{ name, legend: t(`filter.${name}`), options, open: false }]
  })
  const kept = (without: OwnFilterName, value: string) =>
    new URLSearchParams({
      ...ownParams({ ...own, [without]: (own[without] as string[]).filter((one) => one !== value) }),
      ...(sort === DATASET_SORTS[0] ? {} : { sort }),
    })
  const chips = OWN_FILTER_NAMES.flatMap((name) =>
    own[name].map((value): Chip => {
      const removeHref = withParams(datasetsPath(language), filterParams(filters), kept(name, value))
      return { label: t('filter.chip', { name: t(`filter.${name}`), value: label(name, value) }), removeHref }
    }),
  )
  const all = [...view.chips, ...chips]
  return {
    ...view,
    groups: [...view.groups, ...groups],
    chips: all,
    clearHref: all.length > 0 ? datasetsPath(language) : undefined,
    kept: view.kept.filter(({ name }) => !(OWN_FILTER_NAMES as string[]).includes(name)),
  }
}

const SUMMARY = 220

export function datasetResult(card: DatasetCard, language: Language, look?: QuickLook): DatasetResult {
  const t = translator(language, 'datasets')
  const summary = taggedText(card.summary, language)
  const rows = Number(card.rows)
  return {
    id: card.id,
    href: publicDatasetPath(language, card.slug),
    title: taggedText(card.title, language) ?? { text: card.slug, lang: '', dir: 'auto' },
    facts: [
      plainText(card.workspace.name, language, card.workspace.slug),
      rows > 0 ? t('list.rows', { count: rows, formatted: formatNumber(language, rows) }) : formatBytes(language, Number(card.bytes)),
      t('list.updated', { date: formatShortDay(language, card.publishedAt.toISOString()) }),
    ],
    summary: summary && { ...summary, text: summary.text.length > SUMMARY ? `${summary.text.slice(0, SUMMARY)}…` : summary.text },
    format: card.formats.map((format) => t(`format.${format}`)).join(', '),
    freshness: card.freshness,
    isForWorkspace: card.visibility === 'workspace',
    look: look ? { ...look, href: `${datasetVersionPath(language, card.slug, card.version)}/table` } : null,
  }
}
