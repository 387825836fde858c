import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { OtherWays } from '#app/features/accounts/components/other-ways.tsx'
import { SignInForm } from '#app/features/accounts/components/sign-in-form.tsx'
import { pathAfter } from '#app/features/accounts/paths.ts'
import { signIn } from '#app/features/accounts/sign-in.server.ts'
import { signInByPasskey } from '#app/features/accounts/sign-in/passkey.server.ts'
import { waitingIdentity } from '#app/features/accounts/sign-in/provider.server.ts'
import { visitOf } from '#app/features/accounts/visit.server.ts'
import { DemoSignIns } from '#app/features/demo/components/demo-sign-ins.tsx'
import { demoGroups } from '#app/features/demo/sign-ins.server.ts'
import { DEMO_PASSWORD } from '#app/features/demo/demo-password.server.ts'
import { Island } from '#app/features/home/components/island.tsx'
import { islandFiles } from '#app/features/home/islands.server.ts'
import { readProofCookie, settingCookies } from '#app/platform/auth/cookies.server.ts'
import { listProviders } from '#app/platform/auth/oidc.server.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { endSession } from '#app/platform/auth/sign-in.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Link } from '#app/ui/text/link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'

export const handle = { i18n: ['accounts'] }

const STATUS = { fields: 400, wrong: 401, wrongPasskey: 401, tooMany: 429 } as const
/** What led here, by `account` in the address. */
const DONE = ['erased', 'signedOut'] as const
const PROBLEMS = ['failed', 'domain', 'noAccount', 'link', 'unreachable', 'spent'] as const

export const loader = loaderFor([], async ({ actor, url, language, t }) => ({
  title: t('accounts')('signIn.title'),
  language,
  to: returnPath(url.searchParams.get('to')),
  done:
    url.searchParams.get('password') === 'changed'
      ? 'passwordChanged'
      : (DONE.find((done) => done === url.searchParams.get('account')) ?? null),
  problem: PROBLEMS.find((problem) => problem === url.searchParams.get('problem')) ?? null,
  signedInAs: actor.kind === 'person' ? (actor.name ?? '') : null,
  providers: listProviders().map(({ name, label }) => ({ name, label })),
  island: islandFiles('accounts'),
  demo: { groups: await demoGroups(language), password: DEMO_PASSWORD },
}))

export const action = actionFor([], async ({ request, url, language, address, actor }) => {
  const form = await readForm(request)
  const email = formText(form, 'email')
  const to = returnPath(formText(form, 'to') || url.searchParams.get('to'))
  const visit = visitOf({ request, url, address })
  const isPasskey = formText(form, 'intent') === 'passkey'
  const challenge = readProofCookie(request.headers, 'challenge')
  const result = isPasskey
    ? ((await signInByPasskey({ response: formText(form, 'response'), challenge, origin: url, address }, visit, language)) ??
      ({ kind: 'wrongPasskey' } as const))
    : await signIn({ email, password: formText(form, 'password'), ...visit, language })
  if (result.kind !== 'done' && result.kind !== 'secondStep') return data({ refusal: result, email, to }, { status: STATUS[result.kind] })
  if (actor.kind === 'person') await endSession(request.headers)
  const hasIdentity = waitingIdentity(request.headers) !== null
  return redirect(pathAfter(result, { language, to, hasIdentity }), { status: 303, headers: settingCookies(result.cookies) })
})

export const meta = documentTitle

export default function SignIn() {
  const { t } = useTranslation('accounts')
  const { title, language, to, done, problem, signedInAs, providers, island, demo } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const goTo = refused?.to ?? to
  return (
    <>
      <AccountHead title={title} lead={t('signIn.lead')} />
      <div className="shell grid gap-12 pb-16">
        <div className="grid max-w-form gap-6">
          {done && !refused && (
            <Notice tone="success" live>
              {t(`signIn.${done}`)}
            </Notice>
          )}
          {problem && !refused && (
            <Notice tone={problem === 'link' ? 'info' : 'warning'} live>
              {t(`provider.${problem}`)}
            </Notice>
          )}
          {signedInAs !== null && <Notice>{t('signIn.already', { name: signedInAs })}</Notice>}
          <SignInForm to={goTo} forgotHref={`/${language}/forgot-password`} email={refused?.email} refusal={refused?.refusal} />
          <OtherWays language={language} to={goTo} providers={providers} />
          <p>
            <Link href={`/${language}/workspace-request`}>{t('signIn.ask')}</Link>
          </p>
        </div>
        {demo.groups.length > 0 && <DemoSignIns groups={demo.groups} password={demo.password} to={goTo} action={`/${language}/sign-in`} />}
      </div>
      <Island files={island} />
    </>
  )
}
