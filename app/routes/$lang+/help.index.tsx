import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { PageHead, ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { Toc } from '#app/ui/frame/toc.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { Prose } from '#app/ui/text/prose.tsx'

export const handle = { i18n: ['help'] }

export const loader = loaderFor([], ({ t, language }) => ({ title: t('help')('title'), language }))

export const meta = documentTitle

const TOPICS = ['read', 'register', 'validate', 'need', 'dataset', 'precision', 'money', 'import', 'reuse'] as const

export default function Help() {
  const { t } = useTranslation('help')
  const { title, language } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <Toc entries={TOPICS.map((id) => ({ id, label: t(`${id}.title`) }))} />
      </PageHead>
      <ReadingLayout>
        {TOPICS.map((id) => (
          <section key={id} aria-labelledby={id}>
            <Prose>
              <h2 id={id}>{t(`${id}.title`)}</h2>
              {t(`${id}.text`)
                .split('\n')
                .map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
            </Prose>
          </section>
        ))}
        <p>
          <Link href={`/${language}/help/accessibility`}>{t('accessibility.title')}</Link> ·{' '}
          <Link href={`/${language}/help/ui`}>{t('designSystem')}</Link>
        </p>
      </ReadingLayout>
    </>
  )
}
