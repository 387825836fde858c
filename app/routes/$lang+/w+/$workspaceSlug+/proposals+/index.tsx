import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ProposalRegister } from '#app/features/matching/components/answers/proposal-register.tsx'
import { proposalsPath } from '#app/features/matching/answers/paths.ts'
import { listWorkspaceProposals, readProposalsAddress } from '#app/features/matching/answers/queries/list-proposals.server.ts'
import { registerOfProposals } from '#app/features/matching/answers/proposal-register.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const proposals = await listWorkspaceProposals(actor, workspace.id, readProposalsAddress(url.searchParams), language)
  const path = proposalsPath({ language, workspace: workspace.slug })
  const coordinates = workspace.kind === 'COORDINATION'
  return { title: t('matching')('list.title'), register: registerOfProposals(proposals, { path, language, coordinates }) }
})

export const meta = documentTitle

export default function Proposals() {
  const { t } = useTranslation('matching')
  const { title, register } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('list.lead')}</Lead>
      </div>
      <ProposalRegister register={register} />
    </div>
  )
}
