import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkPage } from '#app/features/matching/components/answers/link-page.tsx'
import { answerPath } from '#app/features/matching/answers/paths.ts'
import { openLink } from '#app/features/matching/answers/queries/link-view.server.ts'
import { takeLinkForm } from '#app/features/matching/answers/take-proposal-form.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching'] }

// The address carries the proof: it is neither kept nor told to others.
export const headers = () => ({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' })

export const loader = loaderFor(['token'], async ({ params, url, language, t }) => {
  const view = await openLink(params.token, language)
  const isThanks = view.state === 'answered' && url.searchParams.get('done') === 'answered'
  const shown = { title: t('matching')('link.title'), view, isThanks, signInHref: `/${language}/sign-in` }
  return data(shown, { status: view.state === 'open' || isThanks ? 200 : 410 })
})

export const action = actionFor(['token'], async ({ params, request, language }) => {
  const taken = await takeLinkForm(params.token, await readForm(request))
  if (taken.outcome === 'done') return redirect(`${answerPath(language, params.token)}?done=answered`, 303)
  return data(taken, { status: taken.outcome === 'spent' ? 410 : 422 })
})

export const meta = documentTitle

export default function AnswerByLink() {
  const { t } = useTranslation('matching')
  const { view, isThanks, signInHref } = useLoaderData<typeof loader>()
  const taken = useActionData<typeof action>()
  return (
    <>
      <PageHead>
        <PageTitle>{t(isThanks ? 'link.thanks' : 'link.title')}</PageTitle>
      </PageHead>
      <LinkPage view={view} taken={taken} isThanks={isThanks} signInHref={signInHref} />
    </>
  )
}
