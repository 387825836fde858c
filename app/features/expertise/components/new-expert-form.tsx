import { useTranslation } from 'react-i18next'
import type { CreateExpertReply } from '#app/features/expertise/mutations/create-expert.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { useExpertLabel, useSectionMessage } from './edit/section-words.ts'

type NewExpertFormProps = { id: string; cancelHref: string; reply: CreateExpertReply | undefined }

/** The first form of a profile: who it is about. */
export function NewExpertForm({ id, cancelHref, reply }: NewExpertFormProps) {
  const { t } = useTranslation('expert-edit')
  const message = useSectionMessage()
  const label = useExpertLabel()
  const refused = reply?.outcome === 'refused' ? reply : undefined
  const errors = (refused?.problems ?? []).map((problem) => ({ name: problem.name, message: message(problem) }))
  const error = (name: string) => errors.find((found) => found.name === name)?.message
  return (
    <form method="post" noValidate className="grid max-w-form gap-8">
      <ErrorSummary
        errors={errors.map((one) => ({ ...one, message: t('problem.inField', { field: label(one.name), message: one.message }) }))}
      />
      <input type="hidden" name="id" value={refused?.values['id'] ?? id} />
      <RadioGroup
        name="kind"
        legend={label('kind')}
        error={error('kind')}
        defaultValue={refused?.values['kind'] ?? 'PERSON'}
        options={(['PERSON', 'TEAM'] as const).map((kind) => ({
          value: kind,
          label: t(`kind.${kind}.name`),
          hint: t(`kind.${kind}.hint`),
        }))}
      />
      <Field name="name" label={label('name')} hint={t('about.nameHint')} visibility={t('about.nameVisibility')} error={error('name')}>
        <TextInput autoComplete="off" defaultValue={refused?.values['name']} />
      </Field>
      <Field name="email" label={label('email')} hint={t('new.emailHint')} required={false} error={error('email')}>
        <TextInput type="email" dir="ltr" autoComplete="off" defaultValue={refused?.values['email']} />
      </Field>
      <FormActions note={t('new.note')}>
        <Button>{t('new.create')}</Button>
        <ButtonLink href={cancelHref} look="quiet">
          {t('cancel')}
        </ButtonLink>
      </FormActions>
    </form>
  )
}
