import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { signIn } from '#app/features/accounts/sign-in.server.ts'
import { JoinPage } from '#app/features/joining/components/join-page.tsx'
import { acceptInvitation, acceptWithNewAccount } from '#app/features/joining/mutations/accept-invitation.server.ts'
import { viewInvitation } from '#app/features/joining/queries/invitation.server.ts'
import { workspacePath } from '#app/features/workspaces/paths.ts'
import { endSession } from '#app/platform/auth/sign-in.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'

export const handle = { i18n: ['joining', 'accounts', 'workspaces'] }

// The address carries the proof: nobody keeps the page, and no link on it tells the address to others.
export const headers = () => ({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' })

export const loader = loaderFor(['token'], async ({ actor, params, url, language, t }) => {
  const view = await viewInvitation(actor, params.token, language)
  const spent = typeof view === 'string' ? view : null
  const page = {
    title: t('joining')(spent ? `join.spent.${spent}.title` : 'join.title'),
    spent,
    invitation: typeof view === 'string' ? null : view,
    signedInAs: actor.kind === 'person' ? (actor.name ?? '') : null,
    homeHref: `/${language}`,
    signInHref: `/${language}/sign-in?to=${encodeURIComponent(url.pathname)}`,
  }
  return data(page, { status: spent === 'unknown' ? 404 : spent ? 410 : 200 })
})

const cookieHeaders = (cookies: readonly string[]) => new Headers(cookies.map((cookie) => ['Set-Cookie', cookie] as [string, string]))

const STATUS = { spent: 410, otherPerson: 409, hasAccount: 409, refused: 422 } as const

export const action = actionFor(['token'], async ({ actor, params, request, url, language, address }) => {
  const form = await readForm(request)
  if (formText(form, 'intent') === 'signOut')
    return redirect(url.pathname, { status: 303, headers: cookieHeaders(await endSession(request.headers)) })
  const name = formText(form, 'name')
  const password = formText(form, 'password')
  const makesAccount = formText(form, 'intent') === 'create' && actor.kind !== 'person'
  const reply = makesAccount
    ? await acceptWithNewAccount(params.token, { name, password, language })
    : await acceptInvitation(actor, params.token)
  if (reply.outcome === 'spent')
    await recordSecurityEvent({ kind: 'link.refused', userId: actor.userId, address, detail: { link: 'invitation', why: reply.why } })
  if (reply.outcome !== 'joined') return data({ reply, name }, { status: STATUS[reply.outcome] })
  const session = makesAccount ? await signIn({ email: reply.email, password, address, secure: url.protocol === 'https:', language }) : null
  const headers = cookieHeaders(session?.kind === 'done' ? session.cookies : [])
  return redirect(workspacePath(language, reply.workspace), { status: 303, headers })
})

export const meta = documentTitle

export default function Join() {
  const { t } = useTranslation('joining')
  const { title, spent, invitation, homeHref, ...page } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  return (
    <>
      <AccountHead title={title} />
      <ReadingLayout>
        {invitation && <JoinPage invitation={invitation} {...page} reply={sent?.reply} typedName={sent?.name} />}
        {spent && (
          <>
            <Notice tone="warning">{t(`join.spent.${spent}.text`)}</Notice>
            <div className="flex flex-wrap gap-3">
              <ButtonLink href={page.signInHref}>{t('join.signIn')}</ButtonLink>
              <ButtonLink href={homeHref} look="secondary">
                {t('join.home')}
              </ButtonLink>
            </div>
          </>
        )}
      </ReadingLayout>
    </>
  )
}
