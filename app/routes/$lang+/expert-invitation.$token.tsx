import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { signIn } from '#app/features/accounts/sign-in.server.ts'
import { InvitationPage } from '#app/features/expertise/components/invitation-page.tsx'
import { claimExpert, claimWithNewAccount } from '#app/features/expertise/mutations/claim-expert.server.ts'
import { myExpertisePath } from '#app/features/expertise/paths.ts'
import { viewInvitation } from '#app/features/expertise/queries/invitation.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'

export const handle = { i18n: ['expert-edit', 'accounts'] }

// The address carries the proof: nobody keeps the page, and no link on it tells the address to others.
export const headers = () => ({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' })

export const loader = loaderFor(['token'], async ({ actor, params, url, language, t }) => {
  const invitation = await viewInvitation(params.token, language)
  const page = {
    title: t('expert-edit')(invitation ? 'invitation.title' : 'invitation.spentTitle'),
    invitation,
    signedInAs: actor.kind === 'person' ? (actor.name ?? '') : null,
    signInHref: `/${language}/sign-in?to=${encodeURIComponent(url.pathname)}`,
  }
  return data(page, { status: invitation ? 200 : 410 })
})

const STATUS = { spent: 410, hasAccount: 409, refused: 422 } as const

export const action = actionFor(['token'], async ({ actor, params, request, url, language, address }) => {
  const form = await readForm(request)
  const name = formText(form, 'name')
  const password = formText(form, 'password')
  const makesAccount = formText(form, 'intent') === 'create' && actor.kind !== 'person'
  const reply = makesAccount
    ? await claimWithNewAccount(params.token, { name, password, language })
    : await claimExpert(actor, params.token)
  if (reply.outcome !== 'claimed') return data({ reply, name }, { status: STATUS[reply.outcome] })
  const done = `${myExpertisePath(language)}?done=claimed`
  const session = makesAccount ? await signIn({ email: reply.email, password, address, secure: url.protocol === 'https:', language }) : null
  const headers = new Headers(session?.kind === 'done' ? session.cookies.map((cookie) => ['Set-Cookie', cookie] as [string, string]) : [])
  return redirect(done, { status: 303, headers })
})

export const meta = documentTitle

export default function Invitation() {
  const { t } = useTranslation('expert-edit')
  const { title, invitation, signedInAs, signInHref } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  return (
    <>
      <AccountHead title={title} />
      <ReadingLayout>
        {invitation ? (
          <InvitationPage
            invitation={invitation}
            signedInAs={signedInAs}
            signInHref={signInHref}
            reply={sent?.reply}
            typedName={sent?.name}
          />
        ) : (
          <Notice tone="warning">{t('invitation.spent')}</Notice>
        )}
      </ReadingLayout>
    </>
  )
}
