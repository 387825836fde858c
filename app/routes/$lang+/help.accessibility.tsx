import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead, ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { Prose } from '#app/ui/text/prose.tsx'

export const handle = { i18n: ['help'] }

export const loader = loaderFor([], ({ t, language }) => ({ title: t('help')('accessibility.title'), language }))

export const meta = documentTitle

export default function Accessibility() {
  const { t } = useTranslation('help')
  const { title, language } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <Breadcrumb crumbs={[{ label: t('title'), href: `/${language}/help` }]} />
        <PageTitle>{title}</PageTitle>
      </PageHead>
      <ReadingLayout>
        <Prose>
          {t('accessibility.text')
            .split('\n')
            .map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
        </Prose>
      </ReadingLayout>
    </>
  )
}
