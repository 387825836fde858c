import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { SignInForm } from '#app/features/accounts/components/sign-in-form.tsx'
import { signIn } from '#app/features/accounts/sign-in.server.ts'
import { DemoSignIns } from '#app/features/demo/components/demo-sign-ins.tsx'
import { demoGroups } from '#app/features/demo/sign-ins.server.ts'
import { DEMO_PASSWORD } from '#app/features/demo/demo-password.server.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { endSession } from '#app/platform/auth/sign-in.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Link } from '#app/ui/text/link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'

export const handle = { i18n: ['accounts'] }

const STATUS = { fields: 400, wrong: 401, tooMany: 429 } as const

export const loader = loaderFor([], async ({ actor, url, language, t }) => ({
  title: t('accounts')('signIn.title'),
  language,
  to: returnPath(url.searchParams.get('to')),
  isReset: url.searchParams.get('password') === 'changed',
  signedInAs: actor.kind === 'person' ? (actor.name ?? '') : null,
  demo: { groups: await demoGroups(language), password: DEMO_PASSWORD },
}))

export const action = actionFor([], async ({ request, url, language, address, actor }) => {
  const form = await readForm(request)
  const email = formText(form, 'email')
  const to = returnPath(formText(form, 'to') || url.searchParams.get('to'))
  const result = await signIn({ email, password: formText(form, 'password'), address, secure: url.protocol === 'https:', language })
  if (result.kind !== 'done') return data({ refusal: result, email, to }, { status: STATUS[result.kind] })
  if (actor.kind === 'person') await endSession(request.headers)
  const headers = new Headers(result.cookies.map((cookie) => ['Set-Cookie', cookie] as [string, string]))
  return redirect(to ?? (result.workspace ? `/${language}/w/${result.workspace}` : `/${language}`), { status: 303, headers })
})

export const meta = documentTitle

export default function SignIn() {
  const { t } = useTranslation('accounts')
  const { title, language, to, isReset, signedInAs, demo } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const path = `/${language}/sign-in`
  const goTo = refused?.to ?? to
  return (
    <>
      <AccountHead title={title} lead={t('signIn.lead')} />
      <div className="shell grid gap-12 pb-16">
        <div className="grid max-w-form gap-6">
          {isReset && !refused && (
            <Notice tone="success" live>
              {t('signIn.passwordChanged')}
            </Notice>
          )}
          {signedInAs !== null && <Notice>{t('signIn.already', { name: signedInAs })}</Notice>}
          <SignInForm to={goTo} forgotHref={`/${language}/forgot-password`} email={refused?.email} refusal={refused?.refusal} />
          <p>
            <Link href={`/${language}/workspace-request`}>{t('signIn.ask')}</Link>
          </p>
        </div>
        {demo.groups.length > 0 && <DemoSignIns groups={demo.groups} password={demo.password} to={goTo} action={path} />}
      </div>
    </>
  )
}
