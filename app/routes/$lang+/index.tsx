import { useLoaderData } from '@remix-run/react'
import { FilePlus2, HandHelping, Users, type Icon } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { HowItWorks } from '#app/features/home/components/how-it-works.tsx'
import { getHomeView } from '#app/features/home/queries.server.ts'
import { WorldMap } from '#app/features/map/components/world-map.tsx'
import { NeedResults } from '#app/features/needs/components/view/need-results.tsx'
import { ProjectResults } from '#app/features/projects/components/view/project-results.tsx'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { Band } from '#app/ui/frame/layouts.tsx'
import { SiteSearch } from '#app/ui/frame/site-search.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Card } from '#app/ui/marks/card.tsx'
import { StatTiles } from '#app/ui/marks/stat-tiles.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['home', 'map', 'needs', 'projects'] }

export const loader = loaderFor([], async ({ actor, language, t }) => ({
  ...(await getHomeView(actor, language)),
  language,
  title: t('home')('documentTitle'),
  description: t('home')('title'),
}))

export const meta = documentTitle

const DOORS: { key: 'publish' | 'find' | 'expertise'; icon: Icon; href: string }[] = [
  { key: 'publish', icon: FilePlus2, href: '/sign-in' },
  { key: 'find', icon: HandHelping, href: '/needs' },
  { key: 'expertise', icon: Users, href: '/experts' },
]

export default function Home() {
  const { t } = useTranslation('home')
  const { figures, urgent, fresh, svg, language } = useLoaderData<typeof loader>()
  const home = `/${language}`
  return (
    <>
      <Band paper>
        <div className="grid max-w-3xl gap-4">
          <PageTitle>{t('title')}</PageTitle>
          <Lead>{t('lead')}</Lead>
        </div>
        <div className="mt-8 max-w-2xl">
          <SiteSearch action={`${home}/search`} large placeholder={t('search')} suggestions={`${home}/suggestions.json`} />
        </div>
      </Band>
      <Band>
        <StatTiles
          tiles={figures.map(({ key, count, figure }) => ({
            key,
            figure,
            label: t(`figure.${key}`, { count }),
            href: key === 'projects' ? `${home}/projects` : key === 'countries' ? `${home}/map` : `${home}/needs?coverage=OPEN,PARTLY`,
          }))}
        />
        <div className="mt-12">
          <SectionHeading aside={<Link href={`${home}/map`}>{t('map.open')}</Link>}>{t('map.title')}</SectionHeading>
          <WorldMap svg={svg} />
        </div>
      </Band>
      <Band paper>
        <SectionHeading>{t('doors.title')}</SectionHeading>
        <div className="mt-6 grid gap-6 md:grid-cols-3">
          {DOORS.map(({ key, icon: Icon, href }) => (
            <Card
              key={key}
              icon={<Icon aria-hidden size={28} className="text-accent" />}
              title={t(`doors.${key}.title`)}
              href={`${home}${href}`}
              level={3}
            >
              {t(`doors.${key}.text`)}
            </Card>
          ))}
        </div>
      </Band>
      <Band>
        <div className="grid gap-x-14 gap-y-12 lg:grid-cols-2">
          <section aria-labelledby="urgent">
            <SectionHeading id="urgent" aside={<Link href={`${home}/needs`}>{t('urgent.all')}</Link>}>
              {t('urgent.title')}
            </SectionHeading>
            {urgent.length > 0 ? (
              <NeedResults results={urgent} level={3} />
            ) : (
              <EmptyState title={t('urgent.none')}>{t('urgent.noneText')}</EmptyState>
            )}
          </section>
          <section aria-labelledby="fresh">
            <SectionHeading id="fresh" aside={<Link href={`${home}/projects`}>{t('fresh.all')}</Link>}>
              {t('fresh.title')}
            </SectionHeading>
            {fresh.length > 0 ? (
              <ProjectResults results={fresh} level={3} />
            ) : (
              <EmptyState title={t('fresh.none')}>{t('fresh.noneText')}</EmptyState>
            )}
          </section>
        </div>
      </Band>
      <HowItWorks language={language} />
    </>
  )
}
