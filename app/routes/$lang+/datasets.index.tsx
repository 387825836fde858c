import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DatasetResults } from '#app/features/datasets/components/view/dataset-results.tsx'
import { getCatalogue } from '#app/features/datasets/queries/catalogue.server.ts'
import { ListFrame } from '#app/features/filters/components/list-frame.tsx'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['datasets', 'filters'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const words = t('datasets')
  return { title: words('list.title'), description: words('list.lead'), ...(await getCatalogue(actor, url.searchParams, language)) }
})

export const meta = documentTitle

export default function Datasets() {
  const { t } = useTranslation('datasets')
  const { title, countText, results, view } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <Lead>{t('list.lead')}</Lead>
      </PageHead>
      <ListFrame view={view} countText={countText} isEmpty={results.length === 0}>
        <DatasetResults results={results} />
      </ListFrame>
    </>
  )
}
