import { useTranslation } from 'react-i18next'
import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import { nameField, type FieldProblem, type TypedOrganisation } from '#app/features/organisations/organisation-form.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { Select, type Option } from '#app/ui/form/select.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

export type OrganisationFieldsProps = {
  language: Language
  /** Tags of the languages in which a name may be given. */
  languages: string[]
  typed: TypedOrganisation
  problems: FieldProblem[]
  changedMeanwhile: boolean
  /** What the form was made from; none for a new organisation. */
  revision?: number | undefined
  types: Option[]
  countries: Option[]
  backHref: string
}

/** The form of an organisation of the register. */
export function OrganisationFields({
  language,
  languages,
  typed,
  problems,
  changedMeanwhile,
  revision,
  types,
  countries,
  backHref,
}: OrganisationFieldsProps) {
  const { t } = useTranslation('admin-organisations')
  const error = (name: string) => {
    const found = problems.find((problem) => problem.name === name)
    return found && t(`form.problem.${found.problem}`)
  }
  return (
    <form method="post" noValidate className="grid max-w-form gap-8">
      {changedMeanwhile && (
        <Notice tone="warning" live>
          {t('form.changedMeanwhile')}
        </Notice>
      )}
      <ErrorSummary errors={problems.map(({ name, problem }) => ({ name, message: t(`form.problem.${problem}`) }))} />
      {revision !== undefined && <input type="hidden" name="revision" value={revision} />}
      <Fieldset legend={t('form.names')} hint={t('form.namesHint')} large>
        <div className="grid gap-5">
          {languages.map((tag) => (
            <Field key={tag} name={nameField(tag)} label={languageName(tag, language)} required={false} error={error(nameField(tag))}>
              <TextInput
                lang={tag === 'und' ? '' : tag}
                dir={tag === 'und' ? 'auto' : dirOf(tag)}
                defaultValue={typed[nameField(tag)] ?? ''}
              />
            </Field>
          ))}
        </div>
      </Fieldset>
      <Field name="aliases" label={t('form.aliases')} hint={t('form.aliasesHint')} required={false} error={error('aliases')}>
        <TextArea rows={3} defaultValue={typed['aliases'] ?? ''} />
      </Field>
      <Field name="ref" label={t('form.ref')} hint={t('form.refHint')} required={false} error={error('ref')}>
        <TextInput dir="ltr" room="medium" autoCapitalize="off" spellCheck={false} defaultValue={typed['ref'] ?? ''} />
      </Field>
      <Field name="type" label={t('form.type')} required={false} error={error('type')}>
        <Select options={types} emptyLabel={t('form.noType')} defaultValue={typed['type'] ?? ''} />
      </Field>
      <Field name="country" label={t('form.country')} required={false} error={error('country')}>
        <Select options={countries} emptyLabel={t('form.noCountry')} defaultValue={typed['country'] ?? ''} />
      </Field>
      <FormActions>
        <Button>{t('form.save')}</Button>
        <ButtonLink look="quiet" href={backHref}>
          {t('form.cancel')}
        </ButtonLink>
      </FormActions>
    </form>
  )
}
