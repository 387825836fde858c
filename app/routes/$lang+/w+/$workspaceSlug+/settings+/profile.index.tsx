import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { listCountries } from '#app/features/classifications/countries.ts'
import { writingLanguages } from '#app/features/provenance/writing-languages.server.ts'
import { LogoForm } from '#app/features/workspaces/components/logo-form.tsx'
import { ProfileForm } from '#app/features/workspaces/components/profile-form.tsx'
import { SettingsTabs } from '#app/features/workspaces/components/settings-tabs.tsx'
import { changeWorkspaceProfile, getWorkspaceProfile, profileValues } from '#app/features/workspaces/mutations/change-profile.server.ts'
import { profilePath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

const DONE = ['saved', 'logo', 'noLogo'] as const
const REFUSED = ['logoMissing', 'logoType', 'logoSize', 'logoWeight'] as const

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const profile = await getWorkspaceProfile(actor, workspace.id)
  const values = profileValues(profile)
  const search = url.searchParams
  return {
    title: t('workspaces')('profile.title'),
    language,
    slug: workspace.slug,
    values,
    logoHash: profile.logoHash,
    languages: writingLanguages(language, Object.fromEntries(Object.entries(values).filter(([name]) => name.includes('@')))),
    countries: listCountries(language).map(({ code, name }) => ({ value: code, label: name })),
    done: DONE.find((done) => done === search.get('done')) ?? null,
    refused: REFUSED.find((refused) => refused === search.get('refused')) ?? null,
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const reply = await changeWorkspaceProfile(actor, workspace.id, await readForm(request))
  if (reply.outcome === 'saved') return redirect(`${profilePath(language, workspace.slug)}?done=saved`, 303)
  return data(reply, { status: reply.outcome === 'conflict' ? 409 : 422 })
})

export const meta = documentTitle

export default function Profile() {
  const { t } = useTranslation('workspaces')
  const { title, language, slug, logoHash, done, refused, ...form } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('profile.lead')}</Lead>
      </div>
      <SettingsTabs language={language} slug={slug} current="profile" />
      {done && !reply && (
        <Notice tone="success" live>
          {t(`profile.done.${done}`)}
        </Notice>
      )}
      <ProfileForm {...form} reply={reply ?? undefined} />
      <LogoForm language={language} slug={slug} logoHash={logoHash} refused={reply ? null : refused} />
    </div>
  )
}
