import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MyExpertise } from '#app/features/expertise/components/my-expertise.tsx'
import { readDone } from '#app/features/expertise/done.ts'
import { myExpertisePath } from '#app/features/expertise/paths.ts'
import { listOwnSheets } from '#app/features/expertise/queries/own-experts.server.ts'
import { MyProposals } from '#app/features/matching/components/answers/my-proposals.tsx'
import { listProposalsFor } from '#app/features/matching/answers/queries/list-proposals.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['expert-edit', 'experts', 'skills', 'provenance', 'matching'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => ({
  title: t('expert-edit')('my.title'),
  language,
  sheets: await listOwnSheets(actor, language),
  proposals: await listProposalsFor(actor, url.searchParams, language),
  done: readDone(url.searchParams),
}))

export const meta = documentTitle

export default function MyExpertisePage() {
  const { t } = useTranslation(['expert-edit', 'common'])
  const { title, language, sheets, proposals, done } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <Breadcrumb crumbs={[{ label: t('common:nav.home'), href: `/${language}` }]} />
        <PageTitle>{title}</PageTitle>
        <Lead>{t('my.lead')}</Lead>
      </PageHead>
      <MyExpertise
        language={language}
        sheets={sheets}
        done={done}
        proposals={<MyProposals page={proposals} path={myExpertisePath(language)} />}
      />
    </>
  )
}
