import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { ActivityList } from '#app/features/accounts/components/activity-list.tsx'
import { listOwnActivity } from '#app/features/accounts/own/activity.server.ts'
import { accountPath } from '#app/features/accounts/paths.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Pagination } from '#app/ui/lists/pagination.tsx'

export const handle = { i18n: ['account-security'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const cursor = url.searchParams.get('cursor')
  const before = cursor && /^[0-9a-f-]{36}$/.test(cursor) ? cursor : null
  return {
    title: t('account-security')('activity.title'),
    language,
    before,
    ...(await listOwnActivity(actor, before)),
  }
})

export const meta = documentTitle

export default function Activity() {
  const { t } = useTranslation('account-security')
  const { title, language, before, lines, next } = useLoaderData<typeof loader>()
  const here = `${accountPath(language)}/activity`
  return (
    <AccountPage title={title} lead={t('activity.lead')} language={language} current="activity">
      <ActivityList lines={lines} language={language} />
      <Pagination firstHref={before ? here : undefined} nextHref={next ? `${here}?cursor=${next}` : undefined} />
    </AccountPage>
  )
}
