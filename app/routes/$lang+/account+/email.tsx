import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { requireFreshProof } from '#app/features/accounts/fresh-proof.ts'
import { askForEmail } from '#app/features/accounts/own/change-email.server.ts'
import { accountPath } from '#app/features/accounts/paths.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

export const handle = { i18n: ['accounts', 'account-security'] }

export const loader = loaderFor([], ({ actor, language, t }) => {
  requireFreshProof(actor)
  return { title: t('account-security')('email.change'), language }
})

const STATUS = { fields: 422, tooMany: 429 } as const

export const action = actionFor([], async ({ actor, request, address, language }) => {
  const email = formText(await readForm(request), 'email')
  const result = await askForEmail(actor, email, address)
  if (result.kind === 'asked') return redirect(`${accountPath(language)}?done=emailAsked`, 303)
  return data({ result, email }, { status: STATUS[result.kind] })
})

export const meta = documentTitle

export default function ChangeEmail() {
  const { t } = useTranslation(['account-security', 'accounts', 'errors'])
  const { title, language } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const result = refused?.result
  const problem = result?.kind === 'fields' && result.problems[0] ? t(`accounts:problem.${result.problems[0].messageKey}`) : undefined
  const errors = problem
    ? [{ name: 'email', message: problem }]
    : result?.kind === 'tooMany'
      ? [{ message: t(`errors:${result.messageKey}`, result.params) }]
      : []
  return (
    <AccountPage title={title} lead={t('email.lead')} language={language} current="profile">
      <form method="post" className="grid gap-6" noValidate>
        <ErrorSummary errors={errors} />
        <Field name="email" label={t('email.new')} error={problem}>
          <TextInput type="email" autoComplete="email" dir="ltr" autoCapitalize="none" spellCheck={false} defaultValue={refused?.email} />
        </Field>
        <FormActions>
          <Button>{t('email.submit')}</Button>
          <ButtonLink href={accountPath(language)} look="quiet">
            {t('cancel')}
          </ButtonLink>
        </FormActions>
      </form>
    </AccountPage>
  )
}
