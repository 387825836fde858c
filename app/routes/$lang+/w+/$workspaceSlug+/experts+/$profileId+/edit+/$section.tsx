import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SectionPage } from '#app/features/expertise/components/edit/section-page.tsx'
import { saveSection, statusOfSection } from '#app/features/expertise/mutations/save-section.server.ts'
import { rosterExpertPath, rosterPath } from '#app/features/expertise/paths.ts'
import { getExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { getSectionForm } from '#app/features/expertise/queries/section-form.server.ts'
import { isExpertSection } from '#app/features/expertise/sections.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['expert-edit', 'experts', 'skills'] }

export const loader = loaderFor(['workspaceSlug', 'profileId', 'section'], async ({ actor, params, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  if (!isExpertSection(params.section)) throw notFound('page')
  const where = { profileId: params.profileId, workspaceId: workspace.id, language }
  const form = await getSectionForm(actor, where, params.section)
  if (!form) throw redirect(rosterExpertPath(language, workspace.slug, params.profileId))
  const sheet = await getExpertSheet(actor, where, language)
  return { title: `${t('expert-edit')(`section.${params.section}`)} – ${sheet.name}`, language, workspace: workspace.slug, form, sheet }
})

export const action = actionFor(['workspaceSlug', 'profileId', 'section'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  if (!isExpertSection(params.section)) throw notFound('page')
  const where = { profileId: params.profileId, workspaceId: workspace.id, language }
  const reply = await saveSection(actor, where, params.section, await readForm(request))
  if (reply.outcome === 'saved') return redirect(`${rosterExpertPath(language, workspace.slug, params.profileId)}?done=saved`, 303)
  return data(reply, { status: statusOfSection(reply) })
})

export const meta = documentTitle

export default function EditExpert() {
  const { t } = useTranslation('expert-edit')
  const { language, workspace, form, sheet } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const place = { language, workspace, profileId: sheet.profileId }
  return (
    <SectionPage
      place={place}
      above={{ label: t('roster'), href: rosterPath(language, workspace) }}
      form={form}
      sheet={sheet}
      reply={reply}
    />
  )
}
