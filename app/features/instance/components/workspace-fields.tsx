import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TypedWorkspace, WorkspaceProblem } from '#app/features/instance/workspace-form.ts'
import { WORKSPACE_KINDS } from '#app/features/workspaces/roles.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { Select, type Option } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

export type WorkspaceFieldsProps = {
  typed: Partial<TypedWorkspace>
  problems: WorkspaceProblem[]
  countries: Option[]
  /** A new workspace is given its name and its address as well. */
  isNew?: boolean
}

/** The form of what a workspace is. */
export function WorkspaceFields({ typed, problems, countries, isNew = false }: WorkspaceFieldsProps) {
  const { t } = useTranslation('admin')
  const field = (name: keyof TypedWorkspace, label: string, control: ReactNode, more: { hint?: string; required?: boolean } = {}) => {
    const found = problems.find((problem) => problem.name === name)
    return (
      <Field
        name={name}
        label={t(label)}
        hint={more.hint && t(more.hint)}
        required={more.required ?? false}
        error={found && t(`workspaces.problem.${found.problem}`)}
      >
        {control}
      </Field>
    )
  }
  const text = (name: keyof TypedWorkspace, dir: 'ltr' | 'auto' = 'ltr') => <TextInput dir={dir} defaultValue={typed[name] ?? ''} />
  return (
    <form method="post" noValidate className="grid max-w-form gap-6">
      <input type="hidden" name="intent" value="save" />
      <ErrorSummary errors={problems.map(({ name, problem }) => ({ name, message: t(`workspaces.problem.${problem}`) }))} />
      {isNew && field('name', 'workspaces.name', text('name', 'auto'), { hint: 'workspaces.nameHint', required: true })}
      {isNew && field('slug', 'workspaces.slug', text('slug'), { hint: 'workspaces.slugHint', required: true })}
      {field(
        'kind',
        'workspaces.kind',
        <Select
          options={WORKSPACE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          defaultValue={typed.kind ?? 'GOVERNMENT'}
        />,
        { required: true },
      )}
      {field(
        'country',
        'workspaces.country',
        <Select options={countries} emptyLabel={t('workspaces.noCountry')} defaultValue={typed.country ?? ''} />,
      )}
      {field('organisationRef', 'workspaces.organisationRef', text('organisationRef'), { hint: 'workspaces.organisationHint' })}
      {field('scopeCountries', 'workspaces.scopeCountries', text('scopeCountries'), { hint: 'workspaces.scopeCountriesHint' })}
      {field('scopeSectors', 'workspaces.scopeSectors', text('scopeSectors'), { hint: 'workspaces.scopeSectorsHint' })}
      <FormActions>
        <Button>{t(isNew ? 'workspaces.create' : 'workspaces.save')}</Button>
      </FormActions>
    </form>
  )
}
