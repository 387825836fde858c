import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { openDataset } from '#app/features/datasets/access.server.ts'
import { ApiGuide } from '#app/features/datasets/components/reuse/api-guide.tsx'
import { datasetsPath } from '#app/features/datasets/paths.ts'
import { getApiPage } from '#app/features/datasets/reuse/api-page.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['dataset-reuse', 'datasets'] }

export const loader = loaderFor(['slug', 'version'], async ({ actor, params, url, language, t }) => {
  const page = await getApiPage(await openDataset(actor, params.slug, params.version), language, url.origin)
  return { title: `${t('dataset-reuse')('api.title')} – ${page.title.text}`, page }
})

export const meta = documentTitle

export default function DatasetApi() {
  const { t } = useTranslation('dataset-reuse')
  const { page } = useLoaderData<typeof loader>()
  const { title, base, language } = page
  return (
    <>
      <PageHead>
        <Breadcrumb
          crumbs={[
            { label: t('api.datasets'), href: datasetsPath(language) },
            { label: title.text, href: base, ...(title.lang ? { lang: title.lang } : {}) },
          ]}
        />
        <PageTitle>{t('api.title')}</PageTitle>
        <Lead>{t('api.lead')}</Lead>
      </PageHead>
      <ApiGuide page={page} />
    </>
  )
}
