import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { NewPasswordForm } from '#app/features/accounts/components/new-password-form.tsx'
import { chooseNewPassword, isTokenGood } from '#app/features/accounts/new-password.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'

export const handle = { i18n: ['accounts'] }

// The address carries the proof, and the page says whether it is still good.
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const loader = loaderFor([], async ({ url, language, t }) => {
  const token = url.searchParams.get('token') ?? ''
  return { title: t('accounts')('reset.title'), token, isGood: await isTokenGood(token), forgotHref: `/${language}/forgot-password` }
})

export const action = actionFor([], async ({ request, language, address }) => {
  const form = await readForm(request)
  const result = await chooseNewPassword(formText(form, 'token'), formText(form, 'password'), address)
  if (result.kind === 'done') return redirect(`/${language}/sign-in?password=changed`, { status: 303 })
  return data(result, { status: result.kind === 'spent' ? 410 : 400 })
})

export const meta = documentTitle

export default function ResetPassword() {
  const { t } = useTranslation('accounts')
  const { title, token, isGood, forgotHref } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <AccountHead title={title} />
      <ReadingLayout>
        {isGood && result?.kind !== 'spent' ? (
          <NewPasswordForm token={token} problem={result?.problem} />
        ) : (
          <>
            <Notice tone="warning" title={t('reset.spent.title')} live={result !== undefined}>
              <p>{t('reset.spent.text')}</p>
            </Notice>
            <div>
              <ButtonLink href={forgotHref}>{t('reset.spent.action')}</ButtonLink>
            </div>
          </>
        )}
      </ReadingLayout>
    </>
  )
}
