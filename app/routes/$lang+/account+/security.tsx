import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { MethodList } from '#app/features/accounts/components/method-list.tsx'
import { listOwnMethods } from '#app/features/accounts/methods/list-methods.server.ts'
import { takeMethodForm } from '#app/features/accounts/methods/take-method-form.server.ts'
import { securityPath } from '#app/features/accounts/paths.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['account-security'] }

const DONE = ['password', 'authenticator', 'passkey', 'identity', 'removed', 'renamed'] as const

export const loader = loaderFor([], async ({ actor, url, language, t }) => ({
  title: t('account-security')('methods.title'),
  language,
  methods: await listOwnMethods(actor),
  done: DONE.find((done) => done === url.searchParams.get('done')) ?? null,
}))

export const action = actionFor([], async ({ actor, request, address, language }) => {
  const taken = await takeMethodForm(actor, await readForm(request), address)
  if (taken.kind === 'refused') return data(taken, { status: 422 })
  return redirect(`${securityPath(language)}?done=${taken.done}`, 303)
})

export const meta = documentTitle

export default function Security() {
  const { t } = useTranslation('account-security')
  const { title, language, methods, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <AccountPage
      title={title}
      lead={t('methods.lead')}
      language={language}
      current="security"
      done={done && !refused ? t(`done.${done}`) : undefined}
    >
      <MethodList methods={methods} language={language} refused={refused} />
    </AccountPage>
  )
}
