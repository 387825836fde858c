import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { VerifyForm } from '#app/features/expertise/components/verify-form.tsx'
import { verifySkill } from '#app/features/expertise/mutations/verify-skill.server.ts'
import { rosterExpertPath, rosterPath } from '#app/features/expertise/paths.ts'
import { getExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['expert-edit', 'skills'] }

export const loader = loaderFor(['workspaceSlug', 'profileId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const sheet = await getExpertSheet(actor, { profileId: params.profileId, workspaceId: workspace.id }, language)
  if (!sheet.can.verifySkill) throw forbidden('verifySkill')
  const asked = url.searchParams.get('skill')
  const skill = sheet.view.skills.find(({ id }) => asked !== null && sheet.skills[id]?.key === asked)
  if (!skill) throw notFound('skill')
  return {
    title: t('expert-edit')('verify.title', { skill: skill.name.text }),
    name: sheet.name,
    stated: skill.level,
    here: rosterExpertPath(language, workspace.slug, sheet.profileId),
    rosterHref: rosterPath(language, workspace.slug),
  }
})

export const action = actionFor(['workspaceSlug', 'profileId'], async ({ actor, params, url, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { profileId: params.profileId, workspaceId: workspace.id, language }
  const reply = await verifySkill(actor, where, url.searchParams.get('skill') ?? '', await readForm(request))
  if (reply.outcome === 'refused') return data(reply, { status: 422 })
  return redirect(`${rosterExpertPath(language, workspace.slug, params.profileId)}?done=verified`, 303)
})

export const meta = documentTitle

export default function VerifySkill() {
  const { t } = useTranslation('expert-edit')
  const { title, name, stated, here, rosterHref } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb
          crumbs={[
            { label: t('roster'), href: rosterHref },
            { label: name, href: here },
          ]}
        />
        <PageTitle>{title}</PageTitle>
        <Lead>{t('verify.lead')}</Lead>
      </div>
      <VerifyForm stated={stated} cancelHref={here} reply={reply} />
    </div>
  )
}
