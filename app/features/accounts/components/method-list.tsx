import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnMethods } from '#app/features/accounts/methods/list-methods.server.ts'
import { accountPath, authenticatorPath, identityPath, passkeyPath, providerPath, recoveryCodesPath } from '#app/features/accounts/paths.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { PasskeyList } from './passkey-list.tsx'

type MethodListProps = { methods: OwnMethods; language: string; refused: { passkeyId: string; name: string } | undefined }

/** The ways a person signs in by, each with what can be done about it. */
export function MethodList({ methods, language, refused }: MethodListProps) {
  const { t } = useTranslation('account-security')
  const { authenticatorSince, passkeys, codesLeft, identities, providers } = methods
  const hasSecondStep = authenticatorSince !== null || passkeys.length > 0
  return (
    <>
      <Method id="password" title={t('methods.password')} text={t(methods.hasPassword ? 'methods.passwordText' : 'methods.passwordNone')}>
        <div>
          <ButtonLink href={`${accountPath(language)}/password`} look="secondary">
            {t(methods.hasPassword ? 'password.change' : 'password.choose')}
          </ButtonLink>
        </div>
      </Method>
      <Method id="passkeys" title={t('methods.passkeys')} text={t('methods.passkeysText')}>
        <PasskeyList passkeys={passkeys} language={language} refused={refused} />
        <div>
          <ButtonLink href={passkeyPath(language)} look="secondary">
            {t('methods.addPasskey')}
          </ButtonLink>
        </div>
      </Method>
      <Method id="authenticator" title={t('methods.authenticator')} text={t('methods.authenticatorText')}>
        {authenticatorSince && <p>{t('methods.since', { day: formatDay(language, authenticatorSince) })}</p>}
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={authenticatorPath(language)} look="secondary">
            {t(authenticatorSince ? 'methods.replaceAuthenticator' : 'methods.addAuthenticator')}
          </ButtonLink>
          {authenticatorSince && (
            <form method="post">
              <Button name="intent" value="removeAuthenticator" look="danger">
                {t('methods.remove')}
              </Button>
            </form>
          )}
        </div>
      </Method>
      {hasSecondStep && (
        <Method id="codes" title={t('methods.codes')} text={t('methods.codesText')}>
          {codesLeft <= 3 ? (
            <Notice tone="warning">{t('methods.codesLeft', { count: codesLeft, formatted: formatNumber(language, codesLeft) })}</Notice>
          ) : (
            <p>{t('methods.codesLeft', { count: codesLeft, formatted: formatNumber(language, codesLeft) })}</p>
          )}
          <div>
            <ButtonLink href={recoveryCodesPath(language)} look="secondary">
              {t('methods.renewCodes')}
            </ButtonLink>
          </div>
        </Method>
      )}
      {(identities.length > 0 || providers.length > 0) && (
        <Method id="identities" title={t('methods.identities')} text={t('methods.identitiesText')}>
          {identities.map(({ id, label, since }) => (
            <form key={id} method="post" className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
              <p>
                <bdi className="font-semibold">{label}</bdi>
                <span className="block text-sm text-ink-soft">{t('methods.since', { day: formatDay(language, since) })}</span>
              </p>
              <input type="hidden" name="id" value={id} />
              <Button name="intent" value="removeIdentity" look="danger">
                {t('methods.remove')}
              </Button>
            </form>
          ))}
          <div className="flex flex-wrap gap-3">
            {providers.map(({ name, label }) => (
              <ButtonLink key={name} href={providerPath(language, name, identityPath(language))} look="secondary">
                {t('methods.addIdentity', { label })}
              </ButtonLink>
            ))}
          </div>
        </Method>
      )}
    </>
  )
}

function Method({ id, title, text, children }: { id: string; title: string; text: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-3 border-t border-line pt-6">
      <SectionHeading id={id}>{title}</SectionHeading>
      <p className="max-w-text text-ink-soft">{text}</p>
      {children}
    </section>
  )
}
