import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DatasetResults } from '#app/features/datasets/components/view/dataset-results.tsx'
import { datasetsPath } from '#app/features/datasets/paths.ts'
import { datasetResult } from '#app/features/datasets/queries/catalogue.server.ts'
import { NO_OWN_FILTERS } from '#app/features/datasets/queries/dataset-filters.ts'
import { listDatasets } from '#app/features/datasets/queries/list-datasets.server.ts'
import { withParams } from '#app/features/filters/choices.server.ts'
import { filterParams, NO_FILTERS, parseFilters } from '#app/features/filters/filters.ts'
import { NeedResults } from '#app/features/needs/components/view/need-results.tsx'
import { listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { needResult } from '#app/features/needs/queries/need-result.server.ts'
import { ProjectResults } from '#app/features/projects/components/view/project-results.tsx'
import { listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import { projectResult } from '#app/features/projects/queries/project-result.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { PageHead, ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { SiteSearch } from '#app/ui/frame/site-search.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['home', 'needs', 'projects', 'datasets'] }

const SHOWN = 10

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const { filters } = parseFilters(url.searchParams)
  const params = filterParams({ q: filters.q })
  const page = (field: string) => ({ sort: { field, descending: true }, cursor: null, limit: SHOWN })
  const [needs, projects, datasets] = await Promise.all([
    listNeeds(actor, filters, page('severity')),
    listProjects(actor, 'published', filters, page('updated')),
    listDatasets(actor, { ...NO_FILTERS, q: filters.q }, NO_OWN_FILTERS, page('updated')),
  ])
  const heading = (key: string, count: number) => t('home')(key, { count, formatted: formatNumber(language, count) })
  return {
    title: t('home')('results.title'),
    q: filters.q,
    action: `/${language}/search`,
    needs: {
      heading: heading('results.needs', needs.total),
      results: needs.items.map((card) => needResult(card, language)),
      href: needs.next ? withParams(`/${language}/needs`, params) : null,
    },
    projects: {
      heading: heading('results.projects', projects.total),
      results: projects.items.map((card) => projectResult(card, language)),
      href: projects.next ? withParams(`/${language}/projects`, params) : null,
    },
    datasets: {
      heading: heading('results.datasets', datasets.total),
      results: datasets.items.map((card) => datasetResult(card, language)),
      href: datasets.next ? withParams(datasetsPath(language), params) : null,
    },
  }
})

export const meta = documentTitle

export default function Search() {
  const { t } = useTranslation('home')
  const { title, q, action, needs, projects, datasets } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <div className="max-w-2xl">
          <SiteSearch action={action} defaultValue={q} large />
        </div>
      </PageHead>
      <ReadingLayout>
        {needs.results.length + projects.results.length + datasets.results.length === 0 && (
          <EmptyState title={t('results.none')}>{t('results.noneText')}</EmptyState>
        )}
        {needs.results.length > 0 && (
          <section aria-labelledby="needs">
            <SectionHeading id="needs" aside={needs.href && <Link href={needs.href}>{t('results.all')}</Link>}>
              {needs.heading}
            </SectionHeading>
            <NeedResults results={needs.results} level={3} />
          </section>
        )}
        {projects.results.length > 0 && (
          <section aria-labelledby="projects">
            <SectionHeading id="projects" aside={projects.href && <Link href={projects.href}>{t('results.all')}</Link>}>
              {projects.heading}
            </SectionHeading>
            <ProjectResults results={projects.results} level={3} />
          </section>
        )}
        {datasets.results.length > 0 && (
          <section aria-labelledby="datasets">
            <SectionHeading id="datasets" aside={datasets.href && <Link href={datasets.href}>{t('results.all')}</Link>}>
              {datasets.heading}
            </SectionHeading>
            <DatasetResults results={datasets.results} level={3} />
          </section>
        )}
      </ReadingLayout>
    </>
  )
}
