import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { getBalance } from '#app/features/matching/balance/balance-view.server.ts'
import { readPeriod } from '#app/features/matching/balance/period.ts'
import { balanceCsvPath } from '#app/features/matching/board/paths.ts'
import { BalancePage } from '#app/features/matching/components/balance/balance-page.tsx'
import { BoardTabs } from '#app/features/matching/components/board/board-tabs.tsx'
import { today } from '#app/features/provenance/today.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching-balance', 'matching-board'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const { slug } = await getMemberWorkspace(actor, params.workspaceSlug)
  const { period, ignored } = readPeriod(url.searchParams, today())
  const where = { language, workspace: slug }
  return {
    title: t('matching-balance')('title'),
    balance: await getBalance(actor, { slug, period, language }),
    ignored,
    where,
    csvHref: balanceCsvPath(where, period),
  }
})

export const meta = documentTitle

export default function BalanceRoute() {
  const { t } = useTranslation('matching-balance')
  const { title, balance, ignored, where, csvHref } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('lead')}</Lead>
      </div>
      <BoardTabs where={where} current="balance" />
      <BalancePage balance={balance} ignored={ignored} csvHref={csvHref} />
    </div>
  )
}
