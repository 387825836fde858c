import { data, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { countryName } from '#app/features/classifications/countries.ts'
import { confirmRequest } from '#app/features/joining/mutations/ask-for-workspace.server.ts'
import { askPath, requestPath } from '#app/features/joining/paths.ts'
import { followRequest } from '#app/features/joining/queries/requests.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'

export const handle = { i18n: ['joining'] }

// The address carries the proof: it is neither kept nor told to others.
export const headers = () => ({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' })

export const loader = loaderFor(['token'], async ({ params, language, t }) => {
  const found = await followRequest(params.token)
  const words = t('joining')
  const page = {
    title: words(found ? 'follow.title' : 'follow.unknownTitle'),
    askHref: askPath(language),
    request: found && {
      state: found.state,
      organisation: found.organisationName,
      name: found.name,
      country: countryName(found.country, language),
      kind: found.kind,
      reason: found.reason,
      askedAt: formatInstant(language, found.createdAt),
      decidedAt: found.decidedAt && formatInstant(language, found.decidedAt),
      decision: found.decision,
    },
  }
  return data(page, { status: found ? 200 : 404 })
})

export const action = actionFor(['token'], async ({ params, language }) => {
  await confirmRequest(params.token)
  return redirect(requestPath(language, params.token), 303)
})

export const meta = documentTitle

const TONES = { UNCONFIRMED: 'warning', OPEN: 'info', APPROVED: 'success', REFUSED: 'warning' } as const

export default function FollowRequest() {
  const { t } = useTranslation('joining')
  const { title, askHref, request } = useLoaderData<typeof loader>()
  return (
    <>
      <AccountHead title={title} />
      <ReadingLayout>
        {!request && (
          <>
            <Notice tone="warning">{t('follow.unknown')}</Notice>
            <div>
              <ButtonLink href={askHref}>{t('follow.askAgain')}</ButtonLink>
            </div>
          </>
        )}
        {request && (
          <>
            <Notice tone={TONES[request.state]} title={t(`follow.state.${request.state}`)}>
              {t(`follow.text.${request.state}`, { date: request.decidedAt ?? '' })}
              {request.decision && (
                <blockquote className="mt-2 whitespace-pre-line" dir="auto">
                  {request.decision}
                </blockquote>
              )}
            </Notice>
            {request.state === 'UNCONFIRMED' && (
              <form method="post">
                <Button>{t('follow.confirm')}</Button>
              </form>
            )}
            <DescriptionList
              items={[
                { term: t('ask.organisation'), value: <bdi>{request.organisation}</bdi> },
                { term: t('ask.country'), value: request.country },
                { term: t('ask.kind'), value: t(`ask.kinds.${request.kind}`) },
                { term: t('ask.name'), value: <bdi>{request.name}</bdi> },
                { term: t('follow.askedAt'), value: request.askedAt },
                {
                  term: t('ask.reason'),
                  value: (
                    <span dir="auto" className="whitespace-pre-line">
                      {request.reason}
                    </span>
                  ),
                },
              ]}
            />
          </>
        )}
      </ReadingLayout>
    </>
  )
}
