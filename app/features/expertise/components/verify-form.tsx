import { useTranslation } from 'react-i18next'
import { SKILL_LEVELS, type SkillLevel } from '#app/features/expertise/content.ts'
import type { VerifyReply } from '#app/features/expertise/mutations/verify-skill.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useSectionMessage } from './edit/section-words.ts'

type VerifyFormProps = { stated: SkillLevel; cancelHref: string; reply: VerifyReply | undefined }

const KINDS = { ATTESTED: 'attested', VERIFIED: 'verified' } as const

/** How a workspace vouches for one skill: how, up to which level, on what ground, until when. */
export function VerifyForm({ stated, cancelHref, reply }: VerifyFormProps) {
  const { t } = useTranslation(['expert-edit', 'skills'])
  const message = useSectionMessage()
  const refused = reply?.outcome === 'refused' ? reply : undefined
  const errors = (refused?.problems ?? []).map((problem) => ({ name: problem.name, message: message(problem) }))
  const error = (name: string) => errors.find((found) => found.name === name)?.message
  const label = (name: string) => t(`verify.field.${name}`)
  const value = (name: string) => refused?.values[name]
  return (
    <form method="post" noValidate className="grid max-w-form gap-8">
      <ErrorSummary
        errors={errors.map((one) => ({ ...one, message: t('problem.inField', { field: label(one.name), message: one.message }) }))}
      />
      <RadioGroup
        name="kind"
        legend={label('kind')}
        error={error('kind')}
        defaultValue={value('kind')}
        options={(['ATTESTED', 'VERIFIED'] as const).map((kind) => ({
          value: kind,
          label: t(`skills:confidence.${KINDS[kind]}.name`),
          hint: t(`skills:confidence.${KINDS[kind]}.hint`),
        }))}
      />
      <RadioGroup
        name="level"
        legend={label('level')}
        hint={t('verify.levelHint', { level: t(`skills:level.${stated}.name`) })}
        error={error('level')}
        defaultValue={value('level') ?? String(stated)}
        options={SKILL_LEVELS.map((level) => ({
          value: String(level),
          label: t(`skills:level.${level}.name`),
          hint: t(`skills:level.${level}.hint`),
        }))}
      />
      <Field
        name="evidence"
        label={label('evidence')}
        hint={t('verify.evidenceHint')}
        visibility={t('verify.evidenceVisibility')}
        error={error('evidence')}
      >
        <TextArea rows={3} defaultValue={value('evidence')} />
      </Field>
      <Field name="validUntil" label={label('validUntil')} hint={t('verify.validUntilHint')} required={false} error={error('validUntil')}>
        <DateInput defaultValue={value('validUntil')} />
      </Field>
      <FormActions>
        <Button>{t('verify.save')}</Button>
        <ButtonLink href={cancelHref} look="quiet">
          {t('cancel')}
        </ButtonLink>
      </FormActions>
    </form>
  )
}
