import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { EraseAccountForm, SURE_NAME } from '#app/features/accounts/components/erase-account-form.tsx'
import { beforeErasure, eraseAccount } from '#app/features/accounts/own/erase-account.server.ts'
import { accountPath, signInPath } from '#app/features/accounts/paths.ts'
import { eraseOwnExperts } from '#app/features/expertise/mutations/erase-own-experts.server.ts'
import { chooseText } from '#app/features/provenance/language-text.ts'
import { membersPath } from '#app/features/workspaces/paths.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['accounts', 'account-security'] }

export const loader = loaderFor([], async ({ actor, language, t }) => {
  const { alone, isLastAdmin, asksPassword } = await beforeErasure(actor)
  return {
    title: t('account-security')('erase.heading'),
    language,
    isLastAdmin,
    asksPassword,
    alone: alone.map(({ slug, name }) => ({ name: chooseText(name, language)?.text ?? slug, href: membersPath(language, slug) })),
  }
})

const STATUS = { wrong: 401, notSure: 422, lastManager: 409, tooMany: 429 } as const

export const action = actionFor([], async ({ actor, request, address, language }) => {
  const form = await readForm(request)
  const typed = { password: formText(form, 'password'), isSure: formText(form, SURE_NAME) === 'yes' }
  const result = await eraseAccount(actor, typed, address, () => eraseOwnExperts(actor))
  if (result.kind !== 'erased') return data(result, { status: STATUS[result.kind] })
  return redirect(`${signInPath(language)}?account=erased`, { status: 303, headers: { 'Clear-Site-Data': '"storage", "cookies"' } })
})

export const meta = documentTitle

export default function EraseAccount() {
  const { t } = useTranslation('account-security')
  const { title, language, ...before } = useLoaderData<typeof loader>()
  return (
    <AccountPage title={title} lead={t('erase.lead')} language={language} current="data">
      <EraseAccountForm {...before} refusal={useActionData<typeof action>()} cancelHref={`${accountPath(language)}/data`} />
    </AccountPage>
  )
}
