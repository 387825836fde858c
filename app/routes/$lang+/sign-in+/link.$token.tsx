import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { linkPath, pathAfter } from '#app/features/accounts/paths.ts'
import { followLink, lookAtLink } from '#app/features/accounts/sign-in/link.server.ts'
import { waitingIdentity } from '#app/features/accounts/sign-in/provider.server.ts'
import { visitOf } from '#app/features/accounts/visit.server.ts'
import { readProofCookie, settingCookies } from '#app/platform/auth/cookies.server.ts'
import { endSession } from '#app/platform/auth/sign-in.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'

export const handle = { i18n: ['accounts'] }

// The address carries the proof: nobody keeps the page, and no link on it tells the address to others.
export const headers = () => ({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' })

export const loader = loaderFor(['token'], async ({ params, request, language, t }) => {
  const link = await lookAtLink(params.token, readProofCookie(request.headers, 'link'))
  return data({ title: t('accounts')('link.title'), link, askHref: linkPath(language) }, { status: link ? 200 : 410 })
})

export const action = actionFor(['token'], async ({ actor, params, request, url, address, language }) => {
  const followed = await followLink(params.token, visitOf({ request, url, address }), language)
  if (!followed) return data({ isSpent: true }, { status: 410 })
  if (actor.kind === 'person') await endSession(request.headers)
  const hasIdentity = waitingIdentity(request.headers) !== null
  const headers = settingCookies(followed.first.cookies)
  return redirect(pathAfter(followed.first, { language, to: followed.to, hasIdentity }), { status: 303, headers })
})

export const meta = documentTitle

export default function FollowLink() {
  const { t } = useTranslation('accounts')
  const { title, link, askHref } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <AccountHead title={title} />
      <ReadingLayout>
        {link && !answer ? (
          <form method="post" className="grid gap-6">
            {!link.isSameBrowser && <Notice tone="warning">{t('link.otherBrowser')}</Notice>}
            <div>
              <Button className="break-all">{t('link.follow', { email: link.email })}</Button>
            </div>
          </form>
        ) : (
          <>
            <Notice tone="warning" title={t('reset.spent.title')} live={answer !== undefined}>
              <p>{t('reset.spent.text')}</p>
            </Notice>
            <div>
              <ButtonLink href={askHref}>{t('reset.spent.action')}</ButtonLink>
            </div>
          </>
        )}
      </ReadingLayout>
    </>
  )
}
