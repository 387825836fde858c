import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { PairTable } from '#app/features/organisations/components/pair-table.tsx'
import { RegisterTabs } from '#app/features/organisations/components/register-tabs.tsx'
import { pairsPath } from '#app/features/organisations/paths.ts'
import { listPairs } from '#app/features/organisations/queries/list-pairs.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'

export const handle = { i18n: ['admin-organisations'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const apart = url.searchParams.get('apart') === '1'
  const after = url.searchParams.get('after')
  const page = await listPairs(actor, language, { after, apart })
  const done = url.searchParams.get('done')
  return {
    title: t('admin-organisations')(apart ? 'tab.apart' : 'pairs.title'),
    language,
    apart,
    page,
    done: done === 'apart' || done === 'notApart' ? (`page.done.${done}` as const) : null,
    firstHref: after ? pairsPath(language, apart) : undefined,
    nextHref: page.next
      ? `${pairsPath(language)}?${new URLSearchParams({ ...(apart ? { apart: '1' } : {}), after: page.next })}`
      : undefined,
  }
})

export const meta = documentTitle

export default function DuplicatesPage() {
  const { t } = useTranslation('admin-organisations')
  const { title, language, apart, page, done, firstHref, nextHref } = useLoaderData<typeof loader>()
  const caption = t(apart ? 'pairs.apartCount' : 'pairs.count', counted(language, page.total))
  return (
    <>
      <AdminHead title={title} lead={apart ? undefined : t('pairs.lead')} done={done ? t(done) : undefined} />
      <RegisterTabs language={language} current={apart ? 'apart' : 'duplicates'} />
      {page.items.length === 0 ? (
        <EmptyState title={t(apart ? 'pairs.apartNone' : 'pairs.none')}>{t(apart ? 'pairs.apartNoneText' : 'pairs.noneText')}</EmptyState>
      ) : (
        <>
          <p className="mb-3 text-base text-ink-soft">{caption}</p>
          <PairTable language={language} pairs={page.items} caption={caption} />
        </>
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </>
  )
}
