import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { AuthenticatorForm } from '#app/features/accounts/components/authenticator-form.tsx'
import { addAuthenticator, offerAuthenticator } from '#app/features/accounts/methods/authenticator.server.ts'
import { afterMethod } from '#app/features/accounts/methods/shown-codes.server.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['account-security'] }

// The page holds a key.
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const loader = loaderFor([], async ({ actor, url, language, t }) => ({
  title: t('account-security')('authenticator.title'),
  language,
  to: returnPath(url.searchParams.get('to')),
  offer: await offerAuthenticator(actor),
}))

export const action = actionFor([], async ({ actor, request, url, address, language }) => {
  const form = await readForm(request)
  const typed = { sealed: formText(form, 'key'), code: formText(form, 'code') }
  const added = await addAuthenticator(actor, typed, address)
  if (!added) return data({ offer: await offerAuthenticator(actor, typed.sealed) }, { status: 422 })
  const to = returnPath(formText(form, 'to'))
  const { href, headers: cookies } = afterMethod(actor, added.codes, {
    language,
    to,
    done: 'authenticator',
    secure: url.protocol === 'https:',
  })
  return redirect(href, { status: 303, headers: cookies })
})

export const meta = documentTitle

export default function Authenticator() {
  const { t } = useTranslation('account-security')
  const { title, language, to, offer } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <AccountPage title={title} lead={t('authenticator.lead')} language={language} current="security">
      <AuthenticatorForm offer={refused?.offer ?? offer} to={to} isRefused={refused !== undefined} language={language} />
    </AccountPage>
  )
}
