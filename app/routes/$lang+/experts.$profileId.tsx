import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AudienceNotice, ExpertKeyFacts, ExpertSheet } from '#app/features/expertise/components/directory/expert-sheet.tsx'
import { expertsPath } from '#app/features/expertise/paths.ts'
import { getExpertView } from '#app/features/expertise/queries/directory/expert-view.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { UserRound, Users } from '#app/ui/marks/icons.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['experts', 'skills'] }

export const loader = loaderFor(['profileId'], async ({ actor, params, language }) => {
  const view = await getExpertView(actor, params.profileId, language)
  return { title: view.name, description: view.headline?.text, view, list: expertsPath(language) }
})

// Search engines find only what everybody may see, and keep no copy of it: a consent taken back ends there, too.
export const meta: MetaFunction<typeof loader> = (args) => [
  ...documentTitle(args),
  { name: 'robots', content: args.data?.view.seenBy === 'PUBLIC' ? 'noarchive' : 'noindex, nofollow' },
]

export default function Expert() {
  const { t } = useTranslation('experts')
  const { view, list } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead band>
        <Breadcrumb crumbs={[{ label: t('list.title'), href: list }]} />
        <PageTitle
          status={<StatusBadge icon={view.kind === 'TEAM' ? Users : UserRound}>{t(`kind.${view.kind}`)}</StatusBadge>}
          actions={view.workHref && <ButtonLink href={view.workHref}>{t('work')}</ButtonLink>}
        >
          <bdi>{view.name}</bdi>
        </PageTitle>
        {view.headline && <LanguageTaggedText {...view.headline} as="p" />}
        <AudienceNotice view={view} />
        <ExpertKeyFacts view={view} />
      </PageHead>
      <div className="pt-10">
        <ExpertSheet view={view} />
      </div>
    </>
  )
}
