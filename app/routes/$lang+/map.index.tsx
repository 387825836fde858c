import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ListFrame } from '#app/features/filters/components/list-frame.tsx'
import { readFilters } from '#app/features/filters/read-filters.server.ts'
import { mapPageView } from '#app/features/map/map-page.server.ts'
import { MapView } from '#app/features/map/components/map-view.tsx'
import { NeedResults } from '#app/features/needs/components/view/need-results.tsx'
import { ProjectResults } from '#app/features/projects/components/view/project-results.tsx'
import { Island } from '#app/features/home/components/island.tsx'
import { islandFiles } from '#app/features/home/islands.server.ts'
import { operatorName } from '#app/platform/env/operator.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['map', 'filters', 'needs', 'projects'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const { filters, problems } = await readFilters(url.searchParams, 'all')
  const operator = operatorName() ?? t('map')('notice.operator')
  const view = await mapPageView(actor, { filters, problems, language, records: url.searchParams.get('records'), operator })
  return { ...view, island: islandFiles('map') }
})

export const meta = documentTitle

export default function MapPage() {
  const { t } = useTranslation('map')
  const { title, countText, view, tabs, svg, bounds, places, tiles, operator, needs, projects, isEmpty, island } =
    useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <div data-map-part="tabs">
          <Tabs label={t('records.label')} tabs={tabs} />
        </div>
      </PageHead>
      <ListFrame
        view={view}
        countText={countText}
        isEmpty={isEmpty}
        map={<MapView svg={svg} bounds={bounds} places={places} tiles={tiles} operator={operator} />}
      >
        {needs.results.length > 0 && (
          <section className="mt-6" aria-labelledby="needs">
            <SectionHeading id="needs">{needs.heading}</SectionHeading>
            <NeedResults results={needs.results} level={3} />
            {needs.moreHref && <Link href={needs.moreHref}>{t('records.allNeeds')}</Link>}
          </section>
        )}
        {projects.results.length > 0 && (
          <section className="mt-8" aria-labelledby="projects">
            <SectionHeading id="projects">{projects.heading}</SectionHeading>
            <ProjectResults results={projects.results} level={3} />
            {projects.moreHref && <Link href={projects.moreHref}>{t('records.allProjects')}</Link>}
          </section>
        )}
      </ListFrame>
      <Island files={island} />
    </>
  )
}
