import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { CodeForm } from '#app/features/accounts/components/code-form.tsx'
import { PasskeyForm } from '#app/features/accounts/components/passkey-form.tsx'
import { SetUpStep } from '#app/features/accounts/components/set-up-step.tsx'
import { pathAfter, signInPath } from '#app/features/accounts/paths.ts'
import { confirmByPasskey } from '#app/features/accounts/sign-in/passkey.server.ts'
import { waitingIdentity } from '#app/features/accounts/sign-in/provider.server.ts'
import { askedStep, giveSecondStep } from '#app/features/accounts/sign-in/second-step.server.ts'
import { visitOf } from '#app/features/accounts/visit.server.ts'
import { Island } from '#app/features/home/components/island.tsx'
import { islandFiles } from '#app/features/home/islands.server.ts'
import { readProofCookie, settingCookies } from '#app/platform/auth/cookies.server.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { endSession } from '#app/platform/auth/sign-in.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { Link } from '#app/ui/text/link.tsx'

export const handle = { i18n: ['accounts', 'account-security'] }

// It is another page for each sign-in that waits.
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const loader = loaderFor([], async ({ actor, request, url, language, t }) => {
  const asked = await askedStep(actor, request.headers)
  const to = returnPath(url.searchParams.get('to'))
  if (asked.state === 'nothing') throw redirect(signInPath(language, to))
  if (asked.state === 'given') throw redirect(to ?? `/${language}`)
  return {
    title: t('account-security')(asked.state === 'setUp' ? 'needed.title' : 'step.title'),
    language,
    to,
    asked,
    island: islandFiles('accounts'),
  }
})

const STATUS = { wrong: 401, missing: 422, tooMany: 429 } as const

export const action = actionFor([], async ({ actor, request, url, address, language }) => {
  const form = await readForm(request)
  const to = returnPath(formText(form, 'to') || url.searchParams.get('to'))
  const visit = visitOf({ request, url, address })
  if (formText(form, 'intent') === 'passkey') {
    const challenge = readProofCookie(request.headers, 'challenge')
    const isRight = await confirmByPasskey(actor, { response: formText(form, 'response'), challenge, origin: url, address })
    return isRight ? redirect(to ?? `/${language}`, 303) : data({ kind: 'wrong' as const }, { status: 401 })
  }
  const reply = await giveSecondStep(actor, { code: formText(form, 'code'), headers: request.headers, visit, language })
  if (reply.kind === 'spent') return redirect(`${signInPath(language)}?problem=spent${to ? `&to=${encodeURIComponent(to)}` : ''}`, 303)
  if (reply.kind === 'marked') return redirect(to ?? `/${language}`, 303)
  if (reply.kind !== 'done') return data(reply, { status: STATUS[reply.kind] })
  if (actor.kind === 'person') await endSession(request.headers)
  const hasIdentity = waitingIdentity(request.headers) !== null
  return redirect(pathAfter(reply, { language, to, hasIdentity }), { status: 303, headers: settingCookies(reply.cookies) })
})

export const meta = documentTitle

export default function SecondStep() {
  const { t } = useTranslation('account-security')
  const { title, language, to, asked, island } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  if (asked.state === 'setUp') return <SetUpStep title={title} language={language} to={to} />
  const { authenticator, passkeys } = asked.steps
  return (
    <>
      <AccountHead title={title} lead={t(authenticator ? 'step.lead' : 'step.leadPasskey')} />
      <ReadingLayout>
        {passkeys > 0 && (
          <PasskeyForm
            purpose={asked.state === 'session' ? 'confirm' : 'signIn'}
            language={language}
            action={asked.state === 'session' ? undefined : `/${language}/sign-in`}
            to={to}
            submit={t('step.passkey')}
          />
        )}
        <CodeForm to={to} reply={reply} isRecovery={!authenticator} />
        <p>
          <Link href={signInPath(language, to)} className="inline-flex min-h-11 items-center">
            {t('step.other')}
          </Link>
        </p>
      </ReadingLayout>
      <Island files={island} />
    </>
  )
}
