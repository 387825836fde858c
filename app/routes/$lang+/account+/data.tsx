import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { requireSession } from '#app/features/accounts/fresh-proof.ts'
import { accountPath } from '#app/features/accounts/paths.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['account-security'] }

export const loader = loaderFor([], ({ actor, language, t }) => {
  requireSession(actor)
  return { title: t('account-security')('data.title'), language }
})

export const meta = documentTitle

export default function OwnData() {
  const { t } = useTranslation('account-security')
  const { title, language } = useLoaderData<typeof loader>()
  return (
    <AccountPage title={title} language={language} current="data">
      <section aria-labelledby="export" className="grid gap-3">
        <SectionHeading id="export">{t('data.export')}</SectionHeading>
        <p className="max-w-text">{t('data.exportText')}</p>
        <div>
          <ButtonLink href={`${accountPath(language)}/export.json`} look="secondary">
            {t('data.exportButton')}
          </ButtonLink>
        </div>
      </section>
      <section aria-labelledby="erase" className="grid gap-3 border-t border-line pt-6">
        <SectionHeading id="erase">{t('erase.heading')}</SectionHeading>
        <p className="max-w-text">{t('erase.short')}</p>
        <div>
          <ButtonLink href={`${accountPath(language)}/erase`} look="danger">
            {t('erase.begin')}
          </ButtonLink>
        </div>
      </section>
    </AccountPage>
  )
}
