import { useTranslation } from 'react-i18next'
import type { DecisionReply } from '#app/features/joining/take-decision.server.ts'
import { WORKSPACE_KINDS, type WorkspaceKind } from '#app/features/workspaces/roles.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export type DecisionFormsProps = {
  request: {
    organisationName: string
    organisationId: string | null
    organisations: { id: string; label: string }[]
    kind: WorkspaceKind
    slug: string
  }
  reply: Extract<DecisionReply, { outcome: 'problem' }> | undefined
}

/** The two ways to decide: open the workspace, or refuse with a reason. */
export function DecisionForms({ request, reply }: DecisionFormsProps) {
  const { t } = useTranslation('joining')
  const message = reply && t(`decide.problem.${reply.messageKey}`)
  const error = (name: string) => (reply?.name === name ? message : undefined)
  const typed = reply?.typed
  const chosen = request.organisationId ?? 'new'
  const known = request.organisations.some(({ id }) => id === request.organisationId)
  const choices = [
    ...(request.organisationId && !known ? [{ value: request.organisationId, label: request.organisationName }] : []),
    ...request.organisations.map(({ id, label }) => ({ value: id, label })),
    { value: 'new', label: t('decide.newOrganisation', { name: request.organisationName }) },
  ]
  return (
    <>
      <ErrorSummary errors={reply && message ? [{ name: reply.name ?? undefined, message }] : []} />
      <form method="post" noValidate className="grid max-w-form grid-cols-1 gap-6">
        <SectionHeading>{t('decide.approveTitle')}</SectionHeading>
        <RadioGroup name="organisation" legend={t('decide.organisation')} options={choices} defaultValue={typed?.organisation || chosen} />
        <Field name="name" label={t('decide.name')}>
          <TextInput maxLength={300} defaultValue={typed?.name ?? request.organisationName} />
        </Field>
        <Field name="slug" label={t('decide.slug')} hint={t('decide.slugHint')} error={error('slug')}>
          <TextInput dir="ltr" autoCapitalize="none" spellCheck={false} maxLength={60} defaultValue={typed?.slug ?? request.slug} />
        </Field>
        <Field name="kind" label={t('decide.kind')}>
          <Select
            options={WORKSPACE_KINDS.map((kind) => ({ value: kind, label: t(`ask.kinds.${kind}`) }))}
            defaultValue={typed?.kind || request.kind}
          />
        </Field>
        <FormActions note={t('decide.approveNote')}>
          <Button name="intent" value="approve">
            {t('decide.approve')}
          </Button>
        </FormActions>
      </form>
      <form method="post" noValidate className="grid max-w-form grid-cols-1 gap-6">
        <SectionHeading>{t('decide.refuseTitle')}</SectionHeading>
        <Field name="reason" label={t('decide.reason')} hint={t('decide.reasonHint')} error={error('reason')}>
          <TextArea rows={3} maxLength={2000} defaultValue={typed?.reason} />
        </Field>
        <FormActions>
          <Button name="intent" value="refuse" look="danger">
            {t('decide.refuse')}
          </Button>
        </FormActions>
      </form>
    </>
  )
}
