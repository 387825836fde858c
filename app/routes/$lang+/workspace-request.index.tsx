import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { listCountries } from '#app/features/classifications/countries.ts'
import { AskForm } from '#app/features/joining/components/ask-form.tsx'
import { askForWorkspace } from '#app/features/joining/mutations/ask-for-workspace.server.ts'
import { askPath, requestPath } from '#app/features/joining/paths.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { Link } from '#app/ui/text/link.tsx'

export const handle = { script: true, i18n: ['joining', 'workspaces'] }

export const loader = loaderFor([], ({ actor, url, language, t }) => ({
  title: t('joining')('ask.title'),
  language,
  countries: listCountries(language).map(({ code, name }) => ({ value: code, label: name })),
  person: actor.kind === 'person' ? (actor.name ?? '') : null,
  isSent: url.searchParams.get('done') === 'sent',
  signInHref: `/${language}/sign-in?to=${encodeURIComponent(url.pathname)}`,
}))

const STATUS = { refused: 422, tooMany: 429 } as const

export const action = actionFor([], async ({ actor, request, language, address }) => {
  const reply = await askForWorkspace(actor, await readForm(request), { language, address })
  if (reply.outcome !== 'asked') return data(reply, { status: STATUS[reply.outcome] })
  return redirect(reply.secret ? requestPath(language, reply.secret) : `${askPath(language)}?done=sent`, 303)
})

export const meta = documentTitle

export default function Ask() {
  const { t } = useTranslation('joining')
  const { title, isSent, person, signInHref, ...form } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <AccountHead title={title} lead={t('ask.lead')} />
      <ReadingLayout>
        {isSent && !reply ? (
          <Notice tone="success" title={t('ask.sentTitle')} live>
            {t('ask.sentText')}
          </Notice>
        ) : (
          <>
            <p>
              {t('ask.colleague')}
              {person === null && (
                <>
                  {' '}
                  <Link href={signInHref}>{t('ask.signIn')}</Link>
                </>
              )}
            </p>
            <AskForm {...form} person={person} reply={reply} />
          </>
        )}
      </ReadingLayout>
    </>
  )
}
