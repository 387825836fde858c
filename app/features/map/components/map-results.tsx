import { useTranslation } from 'react-i18next'
import type { MapPageView } from '#app/features/map/map-page.server.ts'
import { NeedResults } from '#app/features/needs/components/view/need-results.tsx'
import { ProjectResults } from '#app/features/projects/components/view/project-results.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** The records that the map shows, needs first; those that have no place are told. */
export function MapResults({ needs, projects, unplaced }: Pick<MapPageView, 'needs' | 'projects' | 'unplaced'>) {
  const { t } = useTranslation('map')
  return (
    <>
      {unplaced && (
        <p className="max-w-text text-base text-ink-soft">
          {unplaced.text} <Link href={unplaced.href}>{t('unplacedLink')}</Link>
        </p>
      )}
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
    </>
  )
}
