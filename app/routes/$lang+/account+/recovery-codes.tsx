import { data, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountPage } from '#app/features/accounts/components/account-page.tsx'
import { RecoveryCodes } from '#app/features/accounts/components/recovery-codes.tsx'
import { requireFreshProof } from '#app/features/accounts/fresh-proof.ts'
import { hasSecondStep, secondStepsOf } from '#app/features/accounts/methods/second-steps.server.ts'
import { renewOwnCodes, takeShownCodes } from '#app/features/accounts/methods/shown-codes.server.ts'
import { recoveryCodesPath, securityPath } from '#app/features/accounts/paths.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'

export const handle = { i18n: ['account-security'] }

export const loader = loaderFor([], async ({ actor, request, url, language, t }) => {
  const { userId } = requireFreshProof(actor)
  const shown = takeShownCodes(actor, request.headers)
  if (!shown && !hasSecondStep(await secondStepsOf(userId))) throw redirect(securityPath(language))
  const page = {
    title: t('account-security')('codes.title'),
    language,
    onward: returnPath(url.searchParams.get('to')) ?? securityPath(language),
    codes: shown?.codes ?? null,
  }
  const headers: HeadersInit = { 'Cache-Control': 'private, no-store', ...(shown && { 'Set-Cookie': shown.cookie }) }
  return data(page, { headers })
})

// The loader's: it takes the codes out of the browser as it shows them.
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

export const action = actionFor([], async ({ actor, url, address, language }) => {
  const cookie = await renewOwnCodes(actor, address, url.protocol === 'https:')
  return redirect(recoveryCodesPath(language), { status: 303, headers: { 'Set-Cookie': cookie } })
})

export const meta = documentTitle

export default function RecoveryCodesPage() {
  const { t } = useTranslation('account-security')
  const { title, language, onward, codes } = useLoaderData<typeof loader>()
  return (
    <AccountPage title={title} lead={t('codes.lead')} language={language} current="security">
      {codes ? (
        <RecoveryCodes codes={codes} onward={onward} />
      ) : (
        <form method="post" className="grid gap-6">
          <Notice tone="warning">{t('codes.replaces')}</Notice>
          <div>
            <Button>{t('codes.renew')}</Button>
          </div>
        </form>
      )}
    </AccountPage>
  )
}
