import { useLoaderData } from '@remix-run/react'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const loader = loaderFor([], ({ actor, t }) => {
  requireAdmin(actor)
  return { title: t('admin')('rail.overview') }
})

export const meta = documentTitle

export default function AdminOverview() {
  const { title } = useLoaderData<typeof loader>()
  return <PageTitle>{title}</PageTitle>
}
