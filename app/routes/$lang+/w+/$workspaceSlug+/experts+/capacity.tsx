import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CapacityPage } from '#app/features/expertise/components/capacity/capacity-page.tsx'
import { rosterPath } from '#app/features/expertise/paths.ts'
import { getCapacity } from '#app/features/expertise/queries/capacity/capacity-view.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['experts'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  return {
    title: t('experts')('capacity.title'),
    capacity: await getCapacity(actor, { workspace, language }),
    rosterHref: rosterPath(language, workspace.slug),
  }
})

export const meta = documentTitle

export default function CapacityRoute() {
  const { t } = useTranslation('experts')
  const { title, capacity, rosterHref } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <Breadcrumb crumbs={[{ label: t('roster.title'), href: rosterHref }]} />
      <PageTitle>{title}</PageTitle>
      <CapacityPage capacity={capacity} />
    </div>
  )
}
