import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { EmailSummary, ProfileForm } from '#app/features/accounts/components/profile-form.tsx'
import { cancelEmail } from '#app/features/accounts/own/change-email.server.ts'
import { changeProfile, getOwnProfile } from '#app/features/accounts/own/profile.server.ts'
import { accountPath } from '#app/features/accounts/paths.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['account-security'] }

const DONE = ['saved', 'emailAsked', 'emailCancelled'] as const

export const loader = loaderFor([], async ({ actor, url, language, t }) => ({
  title: t('account-security')('profile.title'),
  language,
  profile: await getOwnProfile(actor),
  done: DONE.find((done) => done === url.searchParams.get('done')) ?? null,
}))

export const action = actionFor([], async ({ actor, request, language }) => {
  const form = await readForm(request)
  if (formText(form, 'intent') === 'cancelEmail') {
    await cancelEmail(actor)
    return redirect(`${accountPath(language)}?done=emailCancelled`, 303)
  }
  const typed = { name: formText(form, 'name'), language: formText(form, 'language') }
  const problems = await changeProfile(actor, typed)
  if (problems.length > 0) return data({ problems, typed }, { status: 422 })
  return redirect(`${accountPath(language)}?done=saved`, 303)
})

export const meta = documentTitle

export default function Account() {
  const { t } = useTranslation('account-security')
  const { title, language, profile, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <AccountPage title={title} language={language} current="profile" done={done && !refused ? t(`done.${done}`) : undefined}>
      <ProfileForm profile={profile} refused={refused} />
      <EmailSummary profile={profile} language={language} />
    </AccountPage>
  )
}
