import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { organisationPath } from '#app/features/organisations/paths.ts'
import { listRegister } from '#app/features/organisations/queries/list-register.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { ListSearch } from '#app/ui/form/list-search.tsx'
import { PageHead, ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { ResultItem, ResultList } from '#app/ui/lists/result-list.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['organisations'] }

export const loader = loaderFor([], async ({ url, language, t }) => {
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const after = url.searchParams.get('after')
  const page = await listRegister(language, { q, country: null, after })
  const path = `/${language}/organisations`
  const kept = new URLSearchParams(q ? { q } : {})
  return {
    page,
    title: t('organisations')('title'),
    language,
    path,
    q,
    firstHref: after ? `${path}${q ? `?${kept}` : ''}` : undefined,
    nextHref: page.next ? `${path}?${new URLSearchParams([...kept, ['after', page.next]])}` : undefined,
  }
})

export const meta = documentTitle

export default function Organisations() {
  const { t } = useTranslation('organisations')
  const { page, title, language, path, q, firstHref, nextHref } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <Lead>{t('lead')}</Lead>
      </PageHead>
      <ReadingLayout>
        <ListSearch
          action={path}
          label={t('search')}
          button={t('searchButton')}
          q={q}
          {...(q !== '' && { clear: { href: path, label: t('clear') } })}
        />
        {page.items.length === 0 ? (
          <EmptyState title={t(q ? 'notFound' : 'none')}>{t(q ? 'notFoundText' : 'noneText')}</EmptyState>
        ) : (
          <div>
            <p className="mb-3 text-base text-ink-soft">
              {t('count', { count: page.total, formatted: formatNumber(language, page.total) })}
            </p>
            <ResultList>
              {page.items.map(({ id, name, country }) => (
                <ResultItem
                  key={id}
                  level={2}
                  href={organisationPath(language, id)}
                  title={name.text}
                  titleLang={name.languageName ? { code: name.lang, dir: name.dir, name: name.languageName } : undefined}
                  facts={[country ?? undefined]}
                />
              ))}
            </ResultList>
            <Pagination firstHref={firstHref} nextHref={nextHref} />
          </div>
        )}
      </ReadingLayout>
    </>
  )
}
