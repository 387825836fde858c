import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NeedResults } from '#app/features/needs/components/view/need-results.tsx'
import { OrganisationProfiles } from '#app/features/organisations/components/organisation-profiles.tsx'
import { whereOrganisationIs } from '#app/features/organisations/find-by-ref.server.ts'
import { organisationPath } from '#app/features/organisations/paths.ts'
import { getOrganisation } from '#app/features/organisations/queries.server.ts'
import { Lines } from '#app/features/organisations/components/entry-view.tsx'
import { ProjectResults } from '#app/features/projects/components/view/project-results.tsx'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead, ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['organisations', 'needs', 'projects'] }

export const loader = loaderFor(['organisationId'], async ({ actor, params, language }) => {
  const where = await whereOrganisationIs(params.organisationId)
  // Merged into another: undone some day, perhaps, so that nobody shall remember the way.
  if (where?.moved) throw redirect(organisationPath(language, where.id), 302)
  const view = await getOrganisation(actor, params.organisationId, language)
  return { view, title: view.name.text, language }
})

export const meta = documentTitle

export default function OrganisationPage() {
  const { t } = useTranslation('organisations')
  const { view, language } = useLoaderData<typeof loader>()
  const facts = [
    { term: t('type'), value: view.type },
    { term: t('country'), value: view.country },
    { term: t('identifier'), value: view.ref && <bdi className="wrap-anywhere">{view.ref}</bdi> },
    { term: t('formerRefs'), value: view.formerRefs.length > 0 && <Lines lines={view.formerRefs} /> },
    { term: t('aliases'), value: view.aliases.length > 0 && <Lines lines={view.aliases} /> },
  ]
  const isEmpty = view.projects.total + view.needs.total + view.partOf.total === 0
  return (
    <>
      <PageHead band>
        <Breadcrumb crumbs={[{ label: t('title'), href: `/${language}/organisations` }]} />
        <PageTitle lang={view.name.lang || undefined} dir={view.name.dir}>
          {view.name.text}
        </PageTitle>
        <DescriptionList layout="band" items={facts.filter(({ value }) => value)} />
      </PageHead>
      <ReadingLayout>
        <OrganisationProfiles profiles={view.profiles} />
        {isEmpty && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
        <Section
          id="needs"
          title={t('needs', { count: view.needs.total, formatted: formatNumber(language, view.needs.total) })}
          {...view.needs}
        >
          <NeedResults results={view.needs.results} level={3} />
        </Section>
        <Section
          id="projects"
          title={t('projects', { count: view.projects.total, formatted: formatNumber(language, view.projects.total) })}
          {...view.projects}
        >
          <ProjectResults results={view.projects.results} level={3} />
        </Section>
        <Section
          id="part-of"
          title={t('partOf', { count: view.partOf.total, formatted: formatNumber(language, view.partOf.total) })}
          {...view.partOf}
        >
          <ProjectResults results={view.partOf.results} level={3} />
        </Section>
      </ReadingLayout>
    </>
  )
}

function Section({
  id,
  title,
  total,
  href,
  children,
}: {
  id: string
  title: string
  total: number
  href: string | null
  children: ReactNode
}) {
  const { t } = useTranslation('organisations')
  if (total === 0) return null
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} aside={href && <Link href={href}>{t('all')}</Link>}>
        {title}
      </SectionHeading>
      {children}
    </section>
  )
}
