import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { ForgotForm } from '#app/features/accounts/components/forgot-form.tsx'
import { forgotPassword } from '#app/features/accounts/new-password.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { Link } from '#app/ui/text/link.tsx'

export const handle = { i18n: ['accounts'] }

const STATUS = { sent: 200, fields: 400, tooMany: 429 } as const

export const loader = loaderFor([], ({ language, t }) => ({ title: t('accounts')('forgot.title'), signInHref: `/${language}/sign-in` }))

export const action = actionFor([], async ({ request, address }) => {
  const form = await readForm(request)
  const email = formText(form, 'email')
  const result = await forgotPassword({ email, address })
  return data({ result, email }, { status: STATUS[result.kind] })
})

export const meta = documentTitle

export default function ForgotPassword() {
  const { t } = useTranslation('accounts')
  const { title, signInHref } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const result = answer?.result
  return (
    <>
      <AccountHead title={title} lead={result?.kind === 'sent' ? undefined : t('forgot.lead')} />
      <ReadingLayout>
        {result?.kind === 'sent' ? (
          <Notice tone="success" title={t('forgot.sent.title')} live>
            <p>{t('forgot.sent.text', { email: result.email })}</p>
          </Notice>
        ) : (
          <ForgotForm email={answer?.email} refusal={result} />
        )}
        <p>
          <Link href={signInHref} className="inline-flex min-h-11 items-center">
            {t('forgot.back')}
          </Link>
        </p>
      </ReadingLayout>
    </>
  )
}
