import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { PasskeyForm } from '#app/features/accounts/components/passkey-form.tsx'
import { deviceOf, deviceWords } from '#app/features/accounts/device.ts'
import { requireFreshProof } from '#app/features/accounts/fresh-proof.ts'
import { LONGEST_PASSKEY_NAME } from '#app/features/accounts/methods/passkey-name.ts'
import { addPasskey } from '#app/features/accounts/methods/passkeys.server.ts'
import { afterMethod } from '#app/features/accounts/methods/shown-codes.server.ts'
import { Island } from '#app/features/home/components/island.tsx'
import { islandFiles } from '#app/features/home/islands.server.ts'
import { readProofCookie } from '#app/platform/auth/cookies.server.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

export const handle = { i18n: ['accounts', 'account-security'] }

export const loader = loaderFor([], ({ actor, request, url, language, t }) => {
  requireFreshProof(actor)
  return {
    title: t('account-security')('passkey.title'),
    language,
    to: returnPath(url.searchParams.get('to')),
    name: deviceWords(deviceOf(request.headers.get('user-agent') ?? '')),
    island: islandFiles('accounts'),
  }
})

export const action = actionFor([], async ({ actor, request, url, address, language }) => {
  const form = await readForm(request)
  const name = formText(form, 'name').trim()
  if (name === '' || name.length > LONGEST_PASSKEY_NAME) return data({ problem: 'name' as const, name }, { status: 422 })
  const challenge = readProofCookie(request.headers, 'challenge')
  const added = await addPasskey(actor, name, { response: formText(form, 'response'), challenge, origin: url, address })
  if (!added) return data({ problem: 'refused' as const, name }, { status: 422 })
  const after = { language, to: returnPath(formText(form, 'to')), done: 'passkey' as const, secure: url.protocol === 'https:' }
  const { href, headers } = afterMethod(actor, added.codes, after)
  return redirect(href, { status: 303, headers })
})

export const meta = documentTitle

export default function AddPasskey() {
  const { t } = useTranslation(['account-security', 'accounts'])
  const { title, language, to, name, island } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const nameProblem = refused?.problem === 'name' ? t('passkey.nameProblem') : undefined
  const errors = nameProblem ? [{ name: 'name', message: nameProblem }] : refused ? [{ message: t('accounts:passkey.problem.add') }] : []
  return (
    <>
      <AccountPage title={title} lead={t('passkey.lead')} language={language} current="security">
        <ErrorSummary errors={errors} />
        <PasskeyForm purpose="add" language={language} to={to} submit={t('passkey.submit')} saysWhere>
          <Field name="name" label={t('passkey.name')} hint={t('passkey.nameHint')} error={nameProblem}>
            <TextInput defaultValue={refused?.name ?? name} maxLength={LONGEST_PASSKEY_NAME} />
          </Field>
        </PasskeyForm>
      </AccountPage>
      <Island files={island} />
    </>
  )
}
