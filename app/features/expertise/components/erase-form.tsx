import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'

type EraseFormProps = { cancelHref: string; /** Sent without the box being ticked. */ isRefused: boolean }

/** The form name of the box that says: yes, erase. */
export const SURE_NAME = 'sure'

/** Asks once more before a profile is gone for ever. */
export function EraseForm({ cancelHref, isRefused }: EraseFormProps) {
  const { t } = useTranslation('expert-edit')
  const error = isRefused ? t('erase.tick') : undefined
  return (
    <form method="post" noValidate className="grid max-w-form gap-6">
      <ErrorSummary errors={error ? [{ name: SURE_NAME, message: error }] : []} />
      <Notice tone="warning">
        <p>{t('erase.text')}</p>
        <p className="mt-2">{t('erase.stays')}</p>
      </Notice>
      <Checkbox name={SURE_NAME} value="yes" label={t('erase.sure')} error={error} />
      <FormActions>
        <Button look="danger">{t('erase.button')}</Button>
        <ButtonLink href={cancelHref} look="quiet">
          {t('cancel')}
        </ButtonLink>
      </FormActions>
    </form>
  )
}
