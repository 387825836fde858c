import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { languageName } from '#app/features/classifications/languages.ts'
import { SettingsTabs } from '#app/features/workspaces/components/settings-tabs.tsx'
import { changeWorkspaceRules, countValidators, getWorkspaceRules } from '#app/features/workspaces/mutations/change-rules.server.ts'
import { settingsPath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { MOST_APPROVALS, MOST_DAYS } from '#app/features/workspaces/workspace-rules.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const rules = await getWorkspaceRules(actor, workspace.id)
  return {
    title: t('workspaces')('settings.title'),
    language,
    slug: workspace.slug,
    rules,
    mostApprovals: Math.min(MOST_APPROVALS, Math.max(1, await countValidators(workspace.id))),
    languageChoices: [...new Set([...LANGUAGES, ...rules.languages])].map((tag) => ({ value: tag, label: languageName(tag, language) })),
    isSaved: url.searchParams.get('done') === 'saved',
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const refused = await changeWorkspaceRules(actor, workspace.id, await readForm(request))
  if (refused) return data(refused, { status: 422 })
  return redirect(`${settingsPath(language, workspace.slug)}?done=saved`, 303)
})

export const meta = documentTitle

export default function Settings() {
  const { t } = useTranslation('workspaces')
  const { title, language, slug, rules, mostApprovals, languageChoices, isSaved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const limits = { approvalsRequired: mostApprovals, remindAfterDays: MOST_DAYS }
  const error = (name: keyof typeof limits) =>
    refused?.fields.includes(name) ? t(`settings.error.${name}`, { most: formatNumber(language, limits[name]) }) : undefined
  const value = (name: keyof typeof limits) => refused?.typed[name] ?? String(rules[name])
  const own = refused ? refused.typed.allowOwnPublication === 'yes' : rules.allowOwnPublication
  const noLanguage = refused?.fields.includes('languages') ? t('settings.error.languages') : undefined
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
      <SettingsTabs language={language} slug={slug} current="rules" />
      {isSaved && !refused && (
        <Notice tone="success" live>
          {t('settings.saved')}
        </Notice>
      )}
      <form method="post" noValidate className="grid max-w-form gap-8">
        <ErrorSummary errors={noLanguage ? [...errors, { name: 'languages', message: noLanguage }] : errors} />
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
        <CheckboxGroup
          name="languages"
          legend={t('settings.languages')}
          hint={t('settings.languagesHint')}
          error={noLanguage}
          options={languageChoices}
          defaultValues={refused?.typed.languages ?? rules.languages}
        />
        <FormActions>
          <Button>{t('settings.save')}</Button>
        </FormActions>
      </form>
    </div>
  )
}
