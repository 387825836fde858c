import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DraftGroup, ResultGroup } from '#app/features/search/components/search-results.tsx'
import { NothingFound } from '#app/features/search/components/nothing-found.tsx'
import { readAsked } from '#app/features/search/asked.ts'
import { findDirect } from '#app/features/search/find/find-direct.server.ts'
import { suggestionsPath } from '#app/features/search/paths.ts'
import { getSearchView } from '#app/features/search/show/search-view.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { PageHead, ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { SiteSearch } from '#app/ui/frame/site-search.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['search'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const direct = await findDirect(actor, readAsked(url.searchParams.get('q') ?? '').text, { language, origin: url.origin })
  if (direct) throw redirect(direct)
  const view = await getSearchView(actor, url.searchParams, language)
  return { title: t('search')(view.q === '' ? 'title.empty' : 'title.results', { q: view.q }), language, view }
})

export const meta = documentTitle

export default function Search() {
  const { t } = useTranslation('search')
  const { title, language, view } = useLoaderData<typeof loader>()
  const { q, action, tabs, groups, drafts, notice, status, empty, pages } = view
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <div className="max-w-2xl">
          <SiteSearch action={action} defaultValue={q} large suggestions={suggestionsPath(language)} />
        </div>
        {status && (
          <p role="status" className="sr-only">
            {status}
          </p>
        )}
        {tabs.length > 0 && <Tabs label={t('tab.label')} tabs={tabs} />}
      </PageHead>
      <ReadingLayout>
        {notice?.kind === 'meant' && (
          <Notice>
            <p>{t('notice.meant', { meant: notice.meant })}</p>
            <p>
              <Link href={notice.exactHref}>{t('notice.exact', { q })}</Link>
            </p>
          </Notice>
        )}
        {notice?.kind === 'some' && <Notice>{t('notice.some')}</Notice>}
        {empty && <NothingFound why={empty} language={language} />}
        {drafts.length > 0 && <DraftGroup drafts={drafts} />}
        {groups.map((group) => (
          <ResultGroup key={group.kind} {...group} />
        ))}
        <Pagination firstHref={pages.firstHref} nextHref={pages.nextHref} />
        {pages.listHref && (
          <p className="text-base">
            <Link href={pages.listHref}>{t('rest')}</Link>
          </p>
        )}
      </ReadingLayout>
    </>
  )
}
