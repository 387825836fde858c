import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { LinkCodeForm, LinkForm } from '#app/features/accounts/components/link-form.tsx'
import { linkPath, pathAfter, signInPath } from '#app/features/accounts/paths.ts'
import { askForLink, typeLinkCode } from '#app/features/accounts/sign-in/link.server.ts'
import { waitingIdentity } from '#app/features/accounts/sign-in/provider.server.ts'
import { visitOf } from '#app/features/accounts/visit.server.ts'
import { readProofCookie, settingCookies } from '#app/platform/auth/cookies.server.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { endSession } from '#app/platform/auth/sign-in.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { Link } from '#app/ui/text/link.tsx'

export const handle = { i18n: ['accounts'] }

export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const loader = loaderFor([], ({ request, url, language, t }) => ({
  title: t('accounts')('link.title'),
  language,
  to: returnPath(url.searchParams.get('to')),
  isSent: url.searchParams.get('done') === 'sent' && readProofCookie(request.headers, 'link') !== '',
}))

const STATUS = { fields: 400, tooMany: 429 } as const

export const action = actionFor([], async ({ actor, request, url, address, language }) => {
  const form = await readForm(request)
  const to = returnPath(formText(form, 'to') || url.searchParams.get('to'))
  const visit = visitOf({ request, url, address })
  if (formText(form, 'intent') === 'code') {
    const followed = await typeLinkCode(formText(form, 'code'), readProofCookie(request.headers, 'link'), visit, language)
    if (!followed) return data({ kind: 'wrongCode' as const }, { status: 401 })
    if (actor.kind === 'person') await endSession(request.headers)
    const hasIdentity = waitingIdentity(request.headers) !== null
    const headers = settingCookies(followed.first.cookies)
    return redirect(pathAfter(followed.first, { language, to: followed.to, hasIdentity }), { status: 303, headers })
  }
  const email = formText(form, 'email')
  const result = await askForLink({ email, to }, visit, language)
  if (result.kind !== 'sent') return data({ kind: 'refused' as const, result, email }, { status: STATUS[result.kind] })
  const sent = `${linkPath(language)}?done=sent${to ? `&to=${encodeURIComponent(to)}` : ''}`
  return redirect(sent, { status: 303, headers: settingCookies(result.cookies) })
})

export const meta = documentTitle

export default function SignInLink() {
  const { t } = useTranslation('accounts')
  const { title, language, to, isSent } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const showsCode = isSent || answer?.kind === 'wrongCode'
  return (
    <>
      <AccountHead title={title} lead={showsCode ? undefined : t('link.lead')} />
      <ReadingLayout>
        {showsCode ? (
          <>
            {isSent && !answer && (
              <Notice tone="success" title={t('link.sent.title')} live>
                <p>{t('link.sent.text')}</p>
              </Notice>
            )}
            <LinkCodeForm isWrong={answer?.kind === 'wrongCode'} />
          </>
        ) : (
          <LinkForm
            to={to}
            email={answer?.kind === 'refused' ? answer.email : undefined}
            refusal={answer?.kind === 'refused' ? answer.result : undefined}
          />
        )}
        <p className="flex flex-wrap gap-x-6">
          {showsCode && (
            <Link href={linkPath(language, to)} className="inline-flex min-h-11 items-center">
              {t('link.again')}
            </Link>
          )}
          <Link href={signInPath(language, to)} className="inline-flex min-h-11 items-center">
            {t('forgot.back')}
          </Link>
        </p>
      </ReadingLayout>
    </>
  )
}
