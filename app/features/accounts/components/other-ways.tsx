import { useTranslation } from 'react-i18next'
import { linkPath, providerPath } from '#app/features/accounts/paths.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { PasskeyForm } from './passkey-form.tsx'

type OtherWaysProps = { language: string; to: string | null; providers: { name: string; label: string }[] }

/** Ways to sign in without a password: a passkey, a link by mail, a ministry's own sign-in. */
export function OtherWays({ language, to, providers }: OtherWaysProps) {
  const { t } = useTranslation('accounts')
  return (
    <section aria-labelledby="other-ways" className="grid gap-4">
      <SectionHeading id="other-ways">{t('ways.title')}</SectionHeading>
      <PasskeyForm
        purpose="signIn"
        language={language}
        action={`/${language}/sign-in`}
        to={to}
        submit={t('ways.passkey')}
        look="secondary"
      />
      <ul className="flex flex-wrap gap-3">
        <li>
          <ButtonLink href={linkPath(language, to)} look="secondary">
            {t('ways.link')}
          </ButtonLink>
        </li>
        {providers.map(({ name, label }) => (
          <li key={name}>
            <ButtonLink href={providerPath(language, name, to)} look="secondary">
              {t('ways.provider', { label })}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
