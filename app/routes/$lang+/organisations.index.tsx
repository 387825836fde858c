import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { listOrganisations } from '#app/features/organisations/queries.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { PageHead, ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { ResultItem, ResultList } from '#app/ui/lists/result-list.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['organisations'] }

export const loader = loaderFor([], async ({ language, t }) => ({
  organisations: await listOrganisations(language),
  title: t('organisations')('title'),
  language,
}))

export const meta = documentTitle

export default function Organisations() {
  const { t } = useTranslation('organisations')
  const { organisations, title, language } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <Lead>{t('lead')}</Lead>
      </PageHead>
      <ReadingLayout>
        {organisations.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        ) : (
          <ResultList>
            {organisations.map(({ id, name, country }) => (
              <ResultItem
                key={id}
                level={2}
                href={`/${language}/organisations/${id}`}
                title={name.text}
                titleLang={name.languageName ? { code: name.lang, dir: name.dir, name: name.languageName } : undefined}
                facts={[country ?? undefined]}
              />
            ))}
          </ResultList>
        )}
      </ReadingLayout>
    </>
  )
}
