import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { SessionList } from '#app/features/accounts/components/session-list.tsx'
import { endOtherSessions, endOwnSession, listOwnSessions } from '#app/features/accounts/own/sessions.server.ts'
import { accountPath, signInPath } from '#app/features/accounts/paths.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['account-security'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => ({
  title: t('account-security')('sessions.title'),
  language,
  sessions: await listOwnSessions(actor),
  isEnded: url.searchParams.get('done') === 'ended',
}))

export const action = actionFor([], async ({ actor, request, address, language }) => {
  const form = await readForm(request)
  const id = formText(form, 'id')
  if (formText(form, 'intent') === 'endOthers') await endOtherSessions(actor, address)
  else if (/^[0-9a-f-]{36}$/.test(id)) await endOwnSession(actor, id, address)
  if (id !== '' && id === actor.session?.id) return redirect(signInPath(language), 303)
  return redirect(`${accountPath(language)}/sessions?done=ended`, 303)
})

export const meta = documentTitle

export default function Sessions() {
  const { t } = useTranslation('account-security')
  const { title, language, sessions, isEnded } = useLoaderData<typeof loader>()
  return (
    <AccountPage
      title={title}
      lead={t('sessions.lead')}
      language={language}
      current="sessions"
      done={isEnded ? t('done.ended') : undefined}
    >
      <SessionList sessions={sessions} language={language} />
    </AccountPage>
  )
}
