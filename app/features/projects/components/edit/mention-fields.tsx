import { useTranslation } from 'react-i18next'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { EditField, EditRadios, EditSelect } from '#app/features/provenance/components/edit-field.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { AddLanguage, LanguageTexts } from '#app/features/provenance/components/language-texts.tsx'
import { fieldName } from '#app/features/provenance/field-names.ts'
import type { RowForm } from '#app/features/projects/queries/edit-step.server.ts'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import type { RowFieldsProps } from './row-fields.tsx'

/** A body that takes part, and as what. */
export function OrganisationFields({ form }: RowFieldsProps) {
  const { t } = useTranslation('projects-edit')
  const { row, options } = form
  return (
    <>
      <EditRadios name={`${row}/role`} options={options['role'] ?? []} />
      <Texts form={form} label={t('organisations.names')} fields={['name']} />
      <EditSelect name={`${row}/type`} options={options['type'] ?? []} required={false} />
      <EditField name={`${row}/ref`} hint={t('organisations.refHint')} required={false}>
        {(value) => <TextInput dir="ltr" room="medium" spellCheck={false} defaultValue={value} />}
      </EditField>
    </>
  )
}

/** A document on the web. */
export function DocumentFields({ form }: RowFieldsProps) {
  const { t } = useTranslation('projects-edit')
  const { row, options } = form
  return (
    <>
      <EditField name={`${row}/url`} hint={t('documents.urlHint')} visibility={t('visibility.published')}>
        {(value) => <TextInput type="url" dir="ltr" inputMode="url" spellCheck={false} defaultValue={value} />}
      </EditField>
      <Texts form={form} label={t('documents.titles')} fields={['title']} />
      <div className="grid gap-5 sm:grid-cols-2">
        <EditField name={`${row}/format`} hint={t('documents.formatHint')} required={false}>
          {(value) => (
            <>
              <TextInput dir="ltr" list="media-types" spellCheck={false} defaultValue={value} />
              <datalist id="media-types">
                {[
                  'application/pdf',
                  'text/html',
                  'text/csv',
                  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
                ].map((type) => (
                  <option key={type} value={type} />
                ))}
              </datalist>
            </>
          )}
        </EditField>
        <EditSelect name={`${row}/language`} options={options['language'] ?? []} required={false} />
        <EditField name={`${row}/date`} required={false}>
          {(value) => <DateInput defaultValue={value} />}
        </EditField>
      </div>
    </>
  )
}

/** Whom to ask; shown to everybody or to the workspace alone. */
export function ContactFields({ form }: RowFieldsProps) {
  const { t } = useTranslation('projects-edit')
  const { row, options } = form
  return (
    <>
      <EditRadios
        name={`${row}/public`}
        fallback="no"
        options={[
          { value: 'no', label: t('visibility.internal'), hint: t('contacts.internalHint') },
          { value: 'yes', label: t('visibility.public'), hint: t('contacts.publicHint') },
        ]}
      />
      <EditSelect name={`${row}/type`} options={options['type'] ?? []} required={false} />
      <Texts form={form} label={t('contacts.texts')} fields={['person', 'jobTitle', 'organisation', 'address']} long={['address']} />
      <div className="grid gap-5 sm:grid-cols-2">
        <EditField name={`${row}/email`} required={false}>
          {(value) => <TextInput type="email" dir="ltr" defaultValue={value} />}
        </EditField>
        <EditField name={`${row}/phone`} required={false}>
          {(value) => <TextInput type="tel" dir="ltr" defaultValue={value} />}
        </EditField>
        <EditField name={`${row}/website`} required={false}>
          {(value) => <TextInput type="url" dir="ltr" defaultValue={value} />}
        </EditField>
      </div>
    </>
  )
}

/** Another activity that has to do with this one, by its IATI identifier. */
export function RelatedFields({ form }: RowFieldsProps) {
  const { t } = useTranslation('projects-edit')
  const { row, options } = form
  return (
    <>
      <EditRadios name={`${row}/type`} options={options['type'] ?? []} />
      <EditField name={`${row}/iatiIdentifier`} hint={t('related.identifierHint')}>
        {(value) => <TextInput dir="ltr" spellCheck={false} defaultValue={value} />}
      </EditField>
    </>
  )
}

type TextsProps = {
  form: RowForm
  label: string
  fields: readonly string[]
  /** Those that take several lines. */ long?: readonly string[]
}

/** The texts of a row in all their languages. */
export function Texts({ form: { row, texts }, label, fields, long = [] }: TextsProps) {
  const edit = useEdit()
  return (
    <div className="grid gap-4">
      <LanguageTexts id="texts" label={label} languages={texts.languages} paths={fields.map((field) => `${row}/${field}`)}>
        {({ code, dir }) =>
          fields.map((field) => {
            const name = fieldName(`${row}/${field}`, code)
            return (
              <EditField key={field} name={name} label={edit.label(`${row}/${field}`)} required={false}>
                {(value) =>
                  long.includes(field) ? (
                    <TextArea rows={2} lang={htmlLang(code)} dir={dir} defaultValue={value} />
                  ) : (
                    <TextInput lang={htmlLang(code)} dir={dir} defaultValue={value} />
                  )
                }
              </EditField>
            )
          })
        }
      </LanguageTexts>
      <AddLanguage suggestions={texts.languagesToAdd} />
    </div>
  )
}
