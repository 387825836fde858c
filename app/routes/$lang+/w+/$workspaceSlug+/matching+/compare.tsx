import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { getBoardDesk } from '#app/features/matching/board/queries/board-workspace.server.ts'
import { getComparison } from '#app/features/matching/board/queries/comparison-view.server.ts'
import { ComparisonPage } from '#app/features/matching/components/board/comparison-page.tsx'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching-board'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const desk = await getBoardDesk(actor, params.workspaceSlug, language)
  return { title: t('matching-board')('compare.title'), comparison: await getComparison(actor, desk, url.searchParams) }
})

export const meta = documentTitle

export default function CompareRounds() {
  const { t } = useTranslation('matching-board')
  const { title, comparison } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <Breadcrumb crumbs={[{ label: t('rounds.title'), href: comparison.roundsHref }]} />
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('compare.lead')}</Lead>
      </div>
      <ComparisonPage comparison={comparison} />
    </div>
  )
}
