import { useTranslation } from 'react-i18next'
import type { AskReply } from '#app/features/joining/mutations/ask-for-workspace.server.ts'
import { LONGEST } from '#app/features/joining/request-form.ts'
import { WORKSPACE_KINDS } from '#app/features/workspaces/roles.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ComboBox } from '#app/ui/form/combobox.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

type AskFormProps = {
  language: string
  countries: { value: string; label: string }[]
  /** Who is signed in: name and address are theirs. */
  person: string | null
  reply: Exclude<AskReply, { outcome: 'asked' }> | undefined
}

/** An organisation asks for its workspace: which one, who asks, and why. */
export function AskForm({ language, countries, person, reply }: AskFormProps) {
  const { t } = useTranslation(['joining', 'workspaces', 'errors'])
  const typed = reply?.typed
  const problems =
    reply?.outcome === 'refused' ? reply.problems.map(({ name, messageKey }) => ({ name, message: t(`ask.problem.${messageKey}`) })) : []
  // The field of an organisation goes by what is picked.
  const shown = problems.map(({ name, message }) => ({ name: name === 'organisation' ? 'organisationId' : name, message }))
  const errors = reply?.outcome === 'tooMany' ? [{ message: t(`errors:${reply.messageKey}`, reply.params) }] : shown
  const error = (name: string) => problems.find((problem) => problem.name === name)?.message
  return (
    <form method="post" noValidate className="grid grid-cols-1 gap-8">
      <ErrorSummary errors={errors} />
      <Fieldset legend={t('ask.organisationTitle')} large>
        <div className="grid grid-cols-1 gap-6">
          <Field name="organisationId" label={t('ask.organisation')} hint={t('ask.organisationHint')} error={error('organisation')}>
            <ComboBox
              loadItems={`/${language}/organisations-found.json?q={q}`}
              textName="organisation"
              defaultValue={typed?.organisationId}
              defaultText={typed?.organisation}
            />
          </Field>
          <Field name="organisationRef" label={t('ask.ref')} hint={t('ask.refHint')} error={error('organisationRef')} required={false}>
            <TextInput dir="ltr" autoCapitalize="none" spellCheck={false} maxLength={LONGEST.ref} defaultValue={typed?.organisationRef} />
          </Field>
          <Field name="website" label={t('ask.website')} error={error('website')} required={false}>
            <TextInput type="url" dir="ltr" inputMode="url" maxLength={LONGEST.website} defaultValue={typed?.website} />
          </Field>
          <Field name="country" label={t('ask.country')} error={error('country')}>
            <ComboBox options={countries} emptyLabel={t('ask.countryEmpty')} defaultValue={typed?.country} />
          </Field>
          <RadioGroup
            name="kind"
            legend={t('ask.kind')}
            error={error('kind')}
            options={WORKSPACE_KINDS.map((kind) => ({ value: kind, label: t(`ask.kinds.${kind}`), hint: t(`ask.kindText.${kind}`) }))}
            defaultValue={typed?.kind}
          />
        </div>
      </Fieldset>
      <Fieldset legend={t('ask.youTitle')} large>
        <div className="grid grid-cols-1 gap-6">
          {person ? (
            <p>{t('ask.asPerson', { who: person })}</p>
          ) : (
            <>
              <Field name="name" label={t('ask.name')} error={error('name')}>
                <TextInput autoComplete="name" maxLength={LONGEST.name} defaultValue={typed?.name} />
              </Field>
              <Field name="email" label={t('ask.email')} hint={t('ask.emailHint')} error={error('email')}>
                <TextInput
                  type="email"
                  autoComplete="email"
                  dir="ltr"
                  autoCapitalize="none"
                  spellCheck={false}
                  defaultValue={typed?.email}
                />
              </Field>
            </>
          )}
          <Field name="reason" label={t('ask.reason')} hint={t('ask.reasonHint')} error={error('reason')}>
            <TextArea rows={4} maxLength={LONGEST.reason} defaultValue={typed?.reason} />
          </Field>
        </div>
      </Fieldset>
      <FormActions note={t('ask.note')}>
        <Button>{t('ask.submit')}</Button>
      </FormActions>
    </form>
  )
}
