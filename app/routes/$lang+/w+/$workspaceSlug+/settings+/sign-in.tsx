import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { securityPath } from '#app/features/accounts/paths.ts'
import { SettingsTabs } from '#app/features/workspaces/components/settings-tabs.tsx'
import { getSignInRule, requireSecondStep } from '#app/features/workspaces/mutations/require-second-step.server.ts'
import { settingsPath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['account-security'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  return {
    title: t('account-security')('rule.title'),
    language,
    slug: workspace.slug,
    rule: await getSignInRule(actor, workspace.id),
    isSaved: url.searchParams.get('done') === 'saved',
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const isRequired = formText(await readForm(request), 'required') === 'yes'
  if (!(await requireSecondStep(actor, workspace.id, isRequired))) return data({ isRefused: true }, { status: 422 })
  return redirect(`${settingsPath(language, workspace.slug)}/sign-in?done=saved`, 303)
})

export const meta = documentTitle

export default function SignInSettings() {
  const { t } = useTranslation(['account-security', 'workspaces'])
  const { title, language, slug, rule, isSaved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const problem = refused ? t('rule.ownFirst') : undefined
  const counts = { count: rule.members, ready: formatNumber(language, rule.ready), formatted: formatNumber(language, rule.members) }
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('rule.lead')}</Lead>
      </div>
      <SettingsTabs language={language} slug={slug} current="sign-in" />
      {isSaved && !refused && (
        <Notice tone="success" live>
          {t('workspaces:settings.saved')}
        </Notice>
      )}
      <form method="post" noValidate className="grid max-w-form gap-6">
        <ErrorSummary errors={problem ? [{ name: 'required', message: problem }] : []} />
        <p>{t('rule.ready', counts)}</p>
        {!rule.hasOwn && !rule.isRequired && (
          <Notice>
            <p>{t('rule.ownFirst')}</p>
            <p className="mt-3">
              <ButtonLink href={securityPath(language)} look="secondary">
                {t('rule.setUp')}
              </ButtonLink>
            </p>
          </Notice>
        )}
        <Checkbox
          name="required"
          value="yes"
          label={t('rule.required')}
          hint={t('rule.requiredHint')}
          defaultChecked={refused !== undefined || rule.isRequired}
          error={problem}
        />
        <FormActions>
          <Button>{t('workspaces:settings.save')}</Button>
        </FormActions>
      </form>
    </div>
  )
}
