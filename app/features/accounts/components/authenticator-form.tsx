import { useTranslation } from 'react-i18next'
import type { NewAuthenticator } from '#app/features/accounts/methods/authenticator.server.ts'
import { securityPath } from '#app/features/accounts/paths.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type AuthenticatorFormProps = { offer: NewAuthenticator; to: string | null; isRefused: boolean; language: string }

/** The key to scan or to type into an app, and the code that confirms it. */
export function AuthenticatorForm({ offer, to, isRefused, language }: AuthenticatorFormProps) {
  const { t } = useTranslation('account-security')
  const problem = isRefused ? t('authenticator.wrong') : undefined
  return (
    <form method="post" className="grid gap-8" noValidate>
      <ErrorSummary errors={problem ? [{ name: 'code', message: problem }] : []} />
      <input type="hidden" name="key" value={offer.sealed} />
      {to && <input type="hidden" name="to" value={to} />}
      <section aria-labelledby="scan" className="grid gap-3">
        <SectionHeading id="scan">{t('authenticator.scan')}</SectionHeading>
        <p className="max-w-text">{t('authenticator.scanText')}</p>
        <svg
          role="img"
          aria-label={t('authenticator.picture')}
          viewBox={`0 0 ${offer.size} ${offer.size}`}
          shapeRendering="crispEdges"
          className="w-56 rounded-md border border-line bg-white"
        >
          <path d={offer.path} fill="#000" />
        </svg>
        <p className="max-w-text">{t('authenticator.type')}</p>
        <p>
          <code dir="ltr" className="inline-block rounded-sm bg-paper px-2 py-1 font-semibold">
            {offer.key.replace(/(.{4})(?=.)/g, '$1 ')}
          </code>
        </p>
        <p>
          <a href={offer.uri} className="inline-flex min-h-11 items-center text-accent underline underline-offset-[0.2em]">
            {t('authenticator.open')}
          </a>
        </p>
      </section>
      <Field name="code" label={t('authenticator.code')} hint={t('authenticator.codeHint')} error={problem}>
        <TextInput room="short" autoComplete="one-time-code" inputMode="numeric" dir="ltr" maxLength={20} />
      </Field>
      <FormActions>
        <Button>{t('authenticator.submit')}</Button>
        <ButtonLink href={securityPath(language)} look="quiet">
          {t('cancel')}
        </ButtonLink>
      </FormActions>
    </form>
  )
}
