import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { ChangePasswordForm } from '#app/features/accounts/components/change-password-form.tsx'
import { requireFreshProof } from '#app/features/accounts/fresh-proof.ts'
import { changePassword } from '#app/features/accounts/own/change-password.server.ts'
import { getOwnProfile } from '#app/features/accounts/own/profile.server.ts'
import { securityPath } from '#app/features/accounts/paths.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['accounts', 'account-security'] }

export const loader = loaderFor([], async ({ actor, language, t }) => {
  const { hasPassword, email } = await getOwnProfile(actor)
  if (!hasPassword) requireFreshProof(actor)
  return { title: t('account-security')(hasPassword ? 'password.change' : 'password.choose'), language, hasPassword, email }
})

const STATUS = { wrong: 401, refused: 422, tooMany: 429 } as const

export const action = actionFor([], async ({ actor, request, address, language }) => {
  const form = await readForm(request)
  const result = await changePassword(actor, { present: formText(form, 'present'), password: formText(form, 'password') }, address)
  if (result.kind === 'done') return redirect(`${securityPath(language)}?done=password`, 303)
  return data(result, { status: STATUS[result.kind] })
})

export const meta = documentTitle

export default function ChangePassword() {
  const { t } = useTranslation('account-security')
  const { title, language, hasPassword, email } = useLoaderData<typeof loader>()
  return (
    <AccountPage title={title} lead={t('password.lead')} language={language} current="security">
      <ChangePasswordForm
        asksPresent={hasPassword}
        email={email}
        refusal={useActionData<typeof action>()}
        cancelHref={securityPath(language)}
      />
    </AccountPage>
  )
}
