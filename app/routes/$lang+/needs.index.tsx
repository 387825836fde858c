import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TakeAway } from '#app/features/downloads/components/take-away.tsx'
import { feedLinks, takeAwayView } from '#app/features/downloads/take-away.ts'
import { ListFrame } from '#app/features/filters/components/list-frame.tsx'
import { parseListPage, writeSort } from '#app/features/filters/list-page.ts'
import { listView } from '#app/features/filters/list-view.server.ts'
import { readFilters } from '#app/features/filters/read-filters.server.ts'
import { NeedResults } from '#app/features/needs/components/view/need-results.tsx'
import { countNeedFacets } from '#app/features/needs/queries/count-facets.server.ts'
import { listNeeds, NEED_SORTS } from '#app/features/needs/queries/list-needs.server.ts'
import { needResult } from '#app/features/needs/queries/need-result.server.ts'
import { listPublicWorkspaces } from '#app/features/workspaces/public-workspaces.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['needs', 'filters', 'downloads'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const { filters, problems } = await readFilters(url.searchParams, 'needs')
  const { page, problems: pageProblems } = parseListPage(url.searchParams, NEED_SORTS, 25)
  const [list, facets, workspaces] = await Promise.all([
    listNeeds(actor, filters, page),
    countNeedFacets(actor, filters),
    listPublicWorkspaces(),
  ])
  const { severity, kind, country, sector, coverage, workspace, language: languages } = facets
  return {
    title: t('needs')('list.title'),
    description: t('needs')('list.lead'),
    countText: t('needs')('list.count', { count: list.total, formatted: formatNumber(language, list.total) }),
    results: list.items.map((card) => needResult(card, language)),
    takeAway: takeAwayView({ list: 'needs', language, filters, kept: url.searchParams.has('sort') ? { sort: writeSort(page.sort) } : {} }),
    view: listView({
      path: `/${language}/needs`,
      language,
      filters,
      page,
      problems: [...problems, ...pageProblems],
      facets: { severity, kind, country, sector, coverage, workspace, language: languages },
      sorts: ['-severity', '-updated', '-people', '-amount', '-start'],
      next: list.next,
      workspaces,
      open: ['severity', 'kind', 'country'],
    }),
  }
})

export const meta: MetaFunction<typeof loader> = (args) => [...documentTitle(args), ...feedLinks(args)]

export default function Needs() {
  const { t } = useTranslation('needs')
  const { results, view, countText, title, takeAway } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <Lead>{t('list.lead')}</Lead>
      </PageHead>
      <ListFrame view={view} countText={countText} isEmpty={results.length === 0} aside={<TakeAway view={takeAway} />}>
        <NeedResults results={results} />
      </ListFrame>
    </>
  )
}
