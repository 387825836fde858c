import { useTranslation } from 'react-i18next'
import type { Erasure } from '#app/features/accounts/own/erase-account.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Link } from '#app/ui/text/link.tsx'

type EraseAccountFormProps = {
  /** Workspaces where nobody else is a manager, with where to make somebody one. */
  alone: { name: string; href: string }[]
  isLastAdmin: boolean
  asksPassword: boolean
  refusal: Exclude<Erasure, { kind: 'erased' }> | undefined
  cancelHref: string
}

/** The form name of the box that says: yes, erase. */
export const SURE_NAME = 'sure'

/** Says what is erased and what stays, and asks once more; or says what has to be handed over first. */
export function EraseAccountForm({ alone, isLastAdmin, asksPassword, refusal, cancelHref }: EraseAccountFormProps) {
  const { t } = useTranslation(['account-security', 'accounts', 'errors'])
  const wrong = refusal?.kind === 'wrong' ? t('confirm.wrongPassword') : undefined
  const unsure = refusal?.kind === 'notSure' ? t('erase.tick') : undefined
  const errors = [
    ...(wrong ? [{ name: 'password', message: wrong }] : []),
    ...(unsure ? [{ name: SURE_NAME, message: unsure }] : []),
    ...(refusal?.kind === 'tooMany' ? [{ message: t(`errors:${refusal.messageKey}`, refusal.params) }] : []),
  ]
  if (alone.length > 0 || isLastAdmin) {
    return (
      <Notice tone="warning" title={t('erase.handOver')}>
        {isLastAdmin && <p>{t('erase.lastAdmin')}</p>}
        {alone.length > 0 && (
          <>
            <p>{t('erase.lastManager')}</p>
            <ul className="mt-2 grid gap-1">
              {alone.map(({ name, href }) => (
                <li key={href}>
                  <Link href={href} className="inline-flex min-h-11 items-center">
                    <bdi>{name}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    )
  }
  return (
    <form method="post" className="grid gap-6" noValidate>
      <ErrorSummary errors={errors} />
      <Notice tone="warning" title={t('erase.goes')}>
        <p>{t('erase.goesText')}</p>
      </Notice>
      <Notice title={t('erase.stays')}>
        <p>{t('erase.staysText')}</p>
      </Notice>
      {asksPassword && (
        <Field name="password" label={t('accounts:field.password')} error={wrong}>
          <TextInput type="password" autoComplete="current-password" dir="ltr" />
        </Field>
      )}
      <Checkbox name={SURE_NAME} value="yes" label={t('erase.sure')} error={unsure} />
      <FormActions>
        <Button look="danger">{t('erase.submit')}</Button>
        <ButtonLink href={cancelHref} look="quiet">
          {t('cancel')}
        </ButtonLink>
      </FormActions>
    </form>
  )
}
