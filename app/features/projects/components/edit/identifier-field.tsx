import { useTranslation } from 'react-i18next'
import type { NewField } from '#app/features/provenance/components/new-record-form.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

/** The IATI identifier, where a new project has one already. */
export function IdentifierField({ error, typed }: NewField) {
  const { t } = useTranslation('projects-edit')
  return (
    <Field
      name="iatiIdentifier"
      label={t('field.iatiIdentifier')}
      hint={t('facts.identifierHint')}
      error={error('iatiIdentifier')}
      required={false}
    >
      <TextInput dir="ltr" autoComplete="off" spellCheck={false} defaultValue={typed('iatiIdentifier')} />
    </Field>
  )
}
