import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { BurstList } from '#app/features/instance/components/burst-list.tsx'
import { SecurityFilters } from '#app/features/instance/components/security-filters.tsx'
import { SecurityTable } from '#app/features/instance/components/security-table.tsx'
import { adminPath } from '#app/features/instance/paths.ts'
import { findBursts } from '#app/features/instance/queries/find-bursts.server.ts'
import { listSecurityEvents } from '#app/features/instance/queries/list-security.server.ts'
import { nameFilters } from '#app/features/instance/queries/name-filters.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'

const FILTERS = ['q', 'kind', 'user', 'workspace', 'network', 'from', 'to'] as const

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const asked = Object.fromEntries(FILTERS.map((name) => [name, (url.searchParams.get(name) ?? '').slice(0, 100)])) as Record<
    (typeof FILTERS)[number],
    string
  >
  const after = url.searchParams.get('after')
  const [bursts, page, names] = await Promise.all([
    findBursts(actor),
    listSecurityEvents(actor, language, { ...asked, after }),
    nameFilters(actor, language, asked),
  ])
  const kept = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  const path = adminPath(language, 'security')
  return {
    title: t('admin')('security.title'),
    language,
    asked,
    names,
    bursts,
    page,
    firstHref: after ? `${path}?${kept}` : undefined,
    nextHref: page.next ? `${path}?${new URLSearchParams([...kept, ['after', page.next]])}` : undefined,
  }
})

export const meta = documentTitle

export default function SecurityPage() {
  const { t } = useTranslation('admin')
  const { title, language, asked, names, bursts, page, firstHref, nextHref } = useLoaderData<typeof loader>()
  return (
    <>
      <AdminHead title={title} lead={t('security.lead')} />
      <div className="grid gap-10">
        <BurstList language={language} bursts={bursts} />
        <SecurityFilters language={language} asked={asked} names={names} />
        {page.items.length === 0 ? (
          <EmptyState title={t('security.none')}>{t(page.isTooMany ? 'security.tooMany' : 'security.noneText')}</EmptyState>
        ) : (
          <SecurityTable language={language} events={page.items} />
        )}
      </div>
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </>
  )
}
