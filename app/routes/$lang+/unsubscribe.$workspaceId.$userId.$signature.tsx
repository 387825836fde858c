import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { endDigest, seatOfLink } from '#app/features/notifications/digest.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'

export const handle = { i18n: ['workspaces'] }

// The address carries the proof: it is neither kept nor told to others.
export const headers = () => ({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' })

const PARAMS = ['workspaceId', 'userId', 'signature'] as const

export const loader = loaderFor(PARAMS, ({ params, url, t }) => {
  seatOfLink(params, params.signature)
  return { title: t('workspaces')('digest.endTitle'), isDone: url.searchParams.get('done') === 'ended' }
})

/** Answers the button of the page, and the one click of a mail program (RFC 8058). */
export const action = actionFor(PARAMS, async ({ params, url }) => {
  await endDigest(seatOfLink(params, params.signature))
  return redirect(`${url.pathname}?done=ended`, 303)
})

export const meta = documentTitle

export default function Unsubscribe() {
  const { t } = useTranslation('workspaces')
  const { title, isDone } = useLoaderData<typeof loader>()
  return (
    <>
      <AccountHead title={title} />
      <ReadingLayout>
        {isDone ? (
          <Notice tone="success" live>
            {t('digest.ended')}
          </Notice>
        ) : (
          <form method="post" className="grid gap-4">
            <p>{t('digest.endText')}</p>
            <div>
              <Button>{t('digest.end')}</Button>
            </div>
          </form>
        )}
      </ReadingLayout>
    </>
  )
}
