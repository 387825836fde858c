import { useTranslation } from 'react-i18next'
import type { Review } from '#app/features/provenance/review.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'

/** Who is to validate: a choice to send with a form. */
export function ValidatorField({ review }: { review: Pick<Review, 'validators' | 'validator'> }) {
  const { t } = useTranslation('provenance')
  return (
    <Field name="validator" label={t('validator.label')} hint={t('validator.hint')} required={false}>
      <Select options={review.validators} emptyLabel={t('validator.anybody')} defaultValue={review.validator?.id ?? ''} />
    </Field>
  )
}

/** Hands what is submitted to another validator. */
export function ValidatorForm({ action, review }: { action: string; review: Review }) {
  const { t } = useTranslation('provenance')
  if (review.validators.length === 0) return null
  return (
    <Disclosure summary={t('validator.change')}>
      <form method="post" action={action} className="grid max-w-form gap-4">
        <ValidatorField review={review} />
        <div>
          <Button name="intent" value="nameValidator" look="secondary">
            {t('validator.save')}
          </Button>
        </div>
      </form>
    </Disclosure>
  )
}
