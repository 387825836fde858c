import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { requireFreshProof } from '#app/features/accounts/fresh-proof.ts'
import { linkIdentity } from '#app/features/accounts/methods/identities.server.ts'
import { securityPath } from '#app/features/accounts/paths.ts'
import { waitingIdentity } from '#app/features/accounts/sign-in/provider.server.ts'
import { droppedCookie } from '#app/platform/auth/cookies.server.ts'
import { findProvider } from '#app/platform/auth/oidc.server.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { ReadingLayout } from '#app/ui/frame/layouts.tsx'

export const handle = { i18n: ['account-security'] }

export const loader = loaderFor([], ({ actor, request, url, language, t }) => {
  requireFreshProof(actor)
  const to = returnPath(url.searchParams.get('to'))
  const identity = waitingIdentity(request.headers)
  if (!identity) throw redirect(to ?? securityPath(language))
  return {
    title: t('account-security')('identity.title'),
    to,
    name: actor.name ?? '',
    label: findProvider(identity.provider)?.label ?? identity.issuer,
  }
})

export const action = actionFor([], async ({ actor, request, address, language }) => {
  const form = await readForm(request)
  const identity = waitingIdentity(request.headers)
  const headers = { 'Set-Cookie': droppedCookie('identity') }
  const to = returnPath(formText(form, 'to')) ?? `${securityPath(language)}`
  if (!identity || formText(form, 'intent') !== 'link') return redirect(to, { status: 303, headers })
  if (!(await linkIdentity(actor, identity, address))) return data({ isTaken: true }, { status: 409, headers })
  return redirect(to, { status: 303, headers })
})

export const meta = documentTitle

export default function LinkIdentity() {
  const { t } = useTranslation('account-security')
  const { title, to, name, label } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <AccountHead title={title} lead={t('identity.lead', { name, label })} />
      <ReadingLayout>
        <ErrorSummary errors={refused ? [{ message: t('identity.taken') }] : []} />
        <form method="post" className="flex flex-wrap gap-3">
          {to && <input type="hidden" name="to" value={to} />}
          <Button name="intent" value="link">
            {t('identity.submit', { label })}
          </Button>
          <Button name="intent" value="leave" look="quiet">
            {t('identity.leave')}
          </Button>
        </form>
      </ReadingLayout>
    </>
  )
}
