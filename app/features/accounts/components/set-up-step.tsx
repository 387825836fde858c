import { useTranslation } from 'react-i18next'
import { authenticatorPath, passkeyPath } from '#app/features/accounts/paths.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { AccountHead } from './account-head.tsx'

/** Tells somebody who came to a workspace that wants a second step how to set one up; from there they come back. */
export function SetUpStep({ title, language, to }: { title: string; language: string; to: string | null }) {
  const { t } = useTranslation('account-security')
  return (
    <>
      <AccountHead title={title} lead={t('needed.lead')} />
      <ReadingLayout>
        <p className="max-w-text">{t('needed.text')}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={authenticatorPath(language, to)}>{t('needed.authenticator')}</ButtonLink>
          <ButtonLink href={passkeyPath(language, to)} look="secondary">
            {t('needed.passkey')}
          </ButtonLink>
        </div>
      </ReadingLayout>
    </>
  )
}
