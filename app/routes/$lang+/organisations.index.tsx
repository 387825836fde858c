import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { organisationPath } from '#app/features/organisations/paths.ts'
import { listRegister } from '#app/features/organisations/queries/list-register.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { PageHead, ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { ResultItem, ResultList } from '#app/ui/lists/result-list.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { Link } from '#app/ui/text/link.tsx'
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
        <form action={path} method="get" role="search" className="no-print flex flex-wrap items-end gap-3">
          <div className="min-w-0 grow basis-64">
            <Field name="q" label={t('search')}>
              <TextInput type="search" required={false} defaultValue={q} maxLength={200} />
            </Field>
          </div>
          <Button look="secondary">{t('searchButton')}</Button>
          {q !== '' && (
            <Link href={path} className="py-2.5">
              {t('clear')}
            </Link>
          )}
        </form>
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
