import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { signInPath } from '#app/features/accounts/paths.ts'
import { endSession } from '#app/platform/auth/sign-in.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'

export const handle = { i18n: ['accounts'] }

export const loader = loaderFor([], ({ actor, language, t }) => {
  if (actor.kind !== 'person') throw redirect(`/${language}`)
  return { title: t('accounts')('signOut.title'), name: actor.name ?? '' }
})

export const action = actionFor([], async ({ request, language }) => {
  const headers = new Headers((await endSession(request.headers)).map((cookie) => ['Set-Cookie', cookie] as [string, string]))
  // What a form kept in the browser does not stay on a computer that others use.
  headers.set('Clear-Site-Data', '"storage"')
  return redirect(`${signInPath(language)}?account=signedOut`, { status: 303, headers })
})

export const meta = documentTitle

export default function SignOut() {
  const { t } = useTranslation('accounts')
  const { title, name } = useLoaderData<typeof loader>()
  return (
    <>
      <AccountHead title={title} lead={t('signOut.lead', { name })} />
      <ReadingLayout>
        <form method="post">
          <Button>{t('signOut.submit')}</Button>
        </form>
      </ReadingLayout>
    </>
  )
}
