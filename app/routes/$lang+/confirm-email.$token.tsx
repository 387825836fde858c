import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { confirmEmail, lookAtEmailLink, refuseEmail } from '#app/features/accounts/own/change-email.server.ts'
import { signInPath } from '#app/features/accounts/paths.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'

export const handle = { i18n: ['account-security'] }

// The address carries the proof: nobody keeps the page, and no link on it tells the address to others.
export const headers = () => ({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' })

export const loader = loaderFor(['token'], async ({ params, language, t }) => {
  const link = await lookAtEmailLink(params.token)
  return data({ title: t('account-security')('confirmEmail.title'), link, signInHref: signInPath(language) }, { status: link ? 200 : 410 })
})

const STATUS = { changed: 200, waiting: 200, cancelled: 200, taken: 409, spent: 410 } as const

export const action = actionFor(['token'], async ({ params, request, address }) => {
  const isRefused = formText(await readForm(request), 'intent') === 'refuse'
  const outcome = isRefused ? await refuseEmail(params.token) : await confirmEmail(params.token, address)
  return data({ outcome }, { status: STATUS[outcome] })
})

export const meta = documentTitle

const TONES = { changed: 'success', waiting: 'success', cancelled: 'success', taken: 'warning', spent: 'warning' } as const

export default function ConfirmEmail() {
  const { t } = useTranslation('account-security')
  const { title, link, signInHref } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const outcome = answer?.outcome ?? (link ? (link.isConfirmed ? 'waiting' : null) : 'spent')
  return (
    <>
      <AccountHead title={title} />
      <ReadingLayout>
        {outcome && (
          <Notice tone={TONES[outcome]} live={answer !== undefined}>
            {t(`confirmEmail.${outcome}`)}
          </Notice>
        )}
        {outcome === 'changed' && (
          <div>
            <ButtonLink href={signInHref}>{t('confirmEmail.signIn')}</ButtonLink>
          </div>
        )}
        {link && !outcome && (
          <>
            <DescriptionList
              items={[
                { term: t('confirmEmail.present'), value: <bdi className="break-all">{link.email}</bdi> },
                { term: t('confirmEmail.new'), value: <bdi className="break-all">{link.newEmail}</bdi> },
              ]}
            />
            <form method="post" className="flex flex-wrap gap-3">
              <Button name="intent" value="confirm">
                {t('confirmEmail.submit')}
              </Button>
              {link.side === 'present' && (
                <Button name="intent" value="refuse" look="danger">
                  {t('confirmEmail.refuse')}
                </Button>
              )}
            </form>
          </>
        )}
      </ReadingLayout>
    </>
  )
}
