import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TakeAway } from '#app/features/downloads/components/take-away.tsx'
import { feedLinks, takeAwayView } from '#app/features/downloads/take-away.ts'
import { ListFrame } from '#app/features/filters/components/list-frame.tsx'
import { parseListPage, writeSort } from '#app/features/filters/list-page.ts'
import { listView } from '#app/features/filters/list-view.server.ts'
import { readFilters } from '#app/features/filters/read-filters.server.ts'
import { ProjectResults } from '#app/features/projects/components/view/project-results.tsx'
import { countProjectFacets, listProjects, PROJECT_SORTS } from '#app/features/projects/queries/list-projects.server.ts'
import { projectResult } from '#app/features/projects/queries/project-result.server.ts'
import { listPublicWorkspaces } from '#app/features/workspaces/public-workspaces.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['projects', 'filters', 'downloads'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const { filters, problems } = await readFilters(url.searchParams, 'projects')
  const { page, problems: pageProblems } = parseListPage(url.searchParams, PROJECT_SORTS, 25)
  const [list, facets, workspaces] = await Promise.all([
    listProjects(actor, 'published', filters, page),
    countProjectFacets(actor, 'published', filters),
    listPublicWorkspaces(),
  ])
  return {
    title: t('projects')('list.title'),
    count: list.total,
    countText: t('projects')('list.count', { count: list.total, formatted: formatNumber(language, list.total) }),
    results: list.items.map((card) => projectResult(card, language)),
    takeAway: takeAwayView({
      list: 'projects',
      language,
      filters,
      kept: url.searchParams.has('sort') ? { sort: writeSort(page.sort) } : {},
    }),
    view: listView({
      path: `/${language}/projects`,
      language,
      filters,
      page,
      problems: [...problems, ...pageProblems],
      facets,
      sorts: ['-updated', '-amount', '-start'],
      next: list.next,
      workspaces,
      open: ['country', 'sector'],
    }),
  }
})

export const meta: MetaFunction<typeof loader> = (args) => [...documentTitle(args), ...feedLinks(args)]

export default function Projects() {
  const { t } = useTranslation('projects')
  const { results, view, countText, title, takeAway } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <Lead>{t('list.lead')}</Lead>
      </PageHead>
      <ListFrame view={view} countText={countText} isEmpty={results.length === 0} aside={<TakeAway view={takeAway} />}>
        <ProjectResults results={results} />
      </ListFrame>
    </>
  )
}
