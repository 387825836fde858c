import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { changeValidationRules, getValidationRules } from '#app/features/workspaces/mutations/change-validation-rules.server.ts'
import { settingsPath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { MOST_APPROVALS, MOST_DAYS } from '#app/features/workspaces/validation-rules.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  return {
    title: t('workspaces')('settings.title'),
    language,
    rules: await getValidationRules(actor, workspace.id),
    isSaved: url.searchParams.get('done') === 'saved',
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const refused = await changeValidationRules(actor, workspace.id, await readForm(request))
  if (refused) return data(refused, { status: 422 })
  return redirect(`${settingsPath(language, workspace.slug)}?done=saved`, 303)
})

export const meta = documentTitle

export default function Settings() {
  const { t } = useTranslation('workspaces')
  const { title, language, rules, isSaved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const limits = { approvalsRequired: MOST_APPROVALS, remindAfterDays: MOST_DAYS }
  const error = (name: keyof typeof limits) =>
    refused?.fields.includes(name) ? t(`settings.error.${name}`, { most: formatNumber(language, limits[name]) }) : undefined
  const value = (name: keyof typeof limits) => refused?.typed[name] ?? String(rules[name])
  const own = refused ? refused.typed['allowOwnPublication'] === 'yes' : rules.allowOwnPublication
  const errors = (['approvalsRequired', 'remindAfterDays'] as const).flatMap((name) => {
    const message = error(name)
    return message ? [{ name, message }] : []
  })
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('settings.lead')}</Lead>
      </div>
      {isSaved && !refused && (
        <Notice tone="success" live>
          {t('settings.saved')}
        </Notice>
      )}
      <form method="post" noValidate className="grid max-w-form gap-8">
        <ErrorSummary errors={errors} />
        <Fieldset legend={t('settings.validation')} large>
          <div className="grid gap-6">
            <Field
              name="approvalsRequired"
              label={t('settings.approvalsRequired')}
              hint={t('settings.approvalsRequiredHint')}
              error={error('approvalsRequired')}
            >
              <TextInput inputMode="numeric" className="max-w-24" defaultValue={value('approvalsRequired')} />
            </Field>
            <Field
              name="remindAfterDays"
              label={t('settings.remindAfterDays')}
              hint={t('settings.remindAfterDaysHint')}
              error={error('remindAfterDays')}
            >
              <TextInput inputMode="numeric" className="max-w-24" defaultValue={value('remindAfterDays')} />
            </Field>
            <Checkbox
              name="allowOwnPublication"
              value="yes"
              label={t('settings.allowOwnPublication')}
              hint={t('settings.allowOwnPublicationHint')}
              defaultChecked={own}
            />
          </div>
        </Fieldset>
        <FormActions>
          <Button>{t('settings.save')}</Button>
        </FormActions>
      </form>
    </div>
  )
}
