import { useTranslation } from 'react-i18next'
import type { TokenReply, TypedToken } from '#app/features/tokens/take-token-form.server.ts'
import { LONGEST_TOKEN_NAME, TOKEN_DAYS, TOKEN_SCOPES } from '#app/features/tokens/token.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export type TokenFormProps = {
  language: string
  /** Carried so that the form sent twice makes one token. */
  newId: string
  /** What was typed before a proof was asked for. */
  typed: { [Name in keyof TypedToken]: string | null }
  reply: Exclude<TokenReply, { outcome: 'unproved' }> | undefined
}

/** Makes a token. */
export function TokenForm({ language, newId, typed: before, reply }: TokenFormProps) {
  const { t } = useTranslation('tokens')
  const refused = reply?.outcome === 'refused' ? reply : undefined
  const typed = refused?.typed ?? (reply ? undefined : before)
  const errors = refused?.problems.map(({ name, messageKey }) => ({ name: name ?? undefined, message: t(`problem.${messageKey}`) })) ?? []
  const error = (name: string) => errors.find((problem) => problem.name === name)?.message
  return (
    <form method="post" noValidate className="grid max-w-form gap-6">
      <SectionHeading>{t('new.title')}</SectionHeading>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="id" value={newId} />
      <Field name="name" label={t('new.name')} hint={t('new.nameHint')} error={error('name')}>
        <TextInput maxLength={LONGEST_TOKEN_NAME} autoComplete="off" defaultValue={typed?.name ?? undefined} />
      </Field>
      <RadioGroup
        name="scope"
        legend={t('new.scope')}
        error={error('scope')}
        options={TOKEN_SCOPES.map((scope) => ({ value: scope, label: t(`scope.${scope}`), hint: t(`scopeText.${scope}`) }))}
        defaultValue={typed?.scope ?? 'READ'}
      />
      <Field name="days" label={t('new.days')} hint={t('new.daysHint')} error={error('days')}>
        <Select
          className="max-w-60"
          options={[...TOKEN_DAYS]
            .sort((a, b) => a - b)
            .map((days) => ({ value: String(days), label: t('new.forDays', counted(language, days)) }))}
          defaultValue={typed?.days ?? String(TOKEN_DAYS[0])}
        />
      </Field>
      <FormActions note={t('new.note')}>
        <Button name="intent" value="create">
          {t('new.submit')}
        </Button>
      </FormActions>
    </form>
  )
}
