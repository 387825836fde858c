import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { CodeForm } from '#app/features/accounts/components/code-form.tsx'
import { ConfirmPasswordForm } from '#app/features/accounts/components/confirm-password-form.tsx'
import { PasskeyForm } from '#app/features/accounts/components/passkey-form.tsx'
import { confirmSelf, waysToConfirm } from '#app/features/accounts/own/confirm.server.ts'
import { accountPath, signInPath } from '#app/features/accounts/paths.ts'
import { confirmByPasskey } from '#app/features/accounts/sign-in/passkey.server.ts'
import { Island } from '#app/features/home/components/island.tsx'
import { islandFiles } from '#app/features/home/islands.server.ts'
import { readProofCookie } from '#app/platform/auth/cookies.server.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { Link } from '#app/ui/text/link.tsx'

export const handle = { i18n: ['accounts', 'account-security'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => ({
  title: t('account-security')('confirm.title'),
  language,
  to: returnPath(url.searchParams.get('to')),
  ways: await waysToConfirm(actor),
  island: islandFiles('accounts'),
}))

export const action = actionFor([], async ({ actor, request, url, address, language }) => {
  const form = await readForm(request)
  const back = returnPath(formText(form, 'to') || url.searchParams.get('to')) ?? accountPath(language)
  const intent = formText(form, 'intent')
  if (intent === 'passkey') {
    const challenge = readProofCookie(request.headers, 'challenge')
    const isRight = await confirmByPasskey(actor, { response: formText(form, 'response'), challenge, origin: url, address })
    return isRight ? redirect(back, 303) : data({ by: 'code' as const, reply: { kind: 'wrong' as const } }, { status: 401 })
  }
  const by = intent === 'code' ? 'code' : 'password'
  const confirmed = await confirmSelf(actor, { by, value: formText(form, by) }, address)
  if (confirmed === 'right') return redirect(back, 303)
  const reply = confirmed === 'wrong' ? { kind: 'wrong' as const } : confirmed
  return data({ by, reply }, { status: confirmed === 'wrong' ? 401 : 429 })
})

export const meta = documentTitle

export default function Confirm() {
  const { t } = useTranslation('account-security')
  const { title, language, to, ways, island } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const none = !ways.password && !ways.code && !ways.passkey
  return (
    <>
      <AccountHead title={title} lead={t(none ? 'confirm.leadAgain' : 'confirm.lead')} />
      <ReadingLayout>
        {ways.passkey && <PasskeyForm purpose="confirm" language={language} to={to} submit={t('step.passkey')} look="secondary" />}
        {ways.password && <ConfirmPasswordForm to={to} reply={answer?.by === 'password' ? answer.reply : undefined} />}
        {ways.code && !ways.password && (
          <CodeForm to={to} reply={answer?.by === 'code' ? answer.reply : undefined} isRecovery={false} intent="code" />
        )}
        <p>
          <Link href={signInPath(language, to)} className="inline-flex min-h-11 items-center">
            {t('confirm.again')}
          </Link>
        </p>
      </ReadingLayout>
      <Island files={island} />
    </>
  )
}
