import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SectionPage } from '#app/features/expertise/components/edit/section-page.tsx'
import { saveSection, statusOfSection } from '#app/features/expertise/mutations/save-section.server.ts'
import { myExpertisePath } from '#app/features/expertise/paths.ts'
import { getExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { requirePerson } from '#app/features/expertise/queries/own-experts.server.ts'
import { getSectionForm } from '#app/features/expertise/queries/section-form.server.ts'
import { isExpertSection } from '#app/features/expertise/sections.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { script: true, i18n: ['expert-edit', 'experts', 'skills', 'provenance'] }

export const loader = loaderFor(['profileId', 'section'], async ({ actor, params, language, t }) => {
  requirePerson(actor)
  if (!isExpertSection(params.section)) throw notFound('page')
  const sheet = await getExpertSheet(actor, params, language)
  const form = sheet.isOwn ? await getSectionForm(actor, { ...params, language }, params.section) : null
  if (!form) throw notFound('expert')
  return { title: `${t('expert-edit')(`section.${params.section}`)} – ${sheet.name}`, language, form, sheet }
})

export const action = actionFor(['profileId', 'section'], async ({ actor, params, request, language }) => {
  requirePerson(actor)
  if (!isExpertSection(params.section)) throw notFound('page')
  const sheet = await getExpertSheet(actor, params, language)
  if (!sheet.isOwn) throw notFound('expert')
  const reply = await saveSection(actor, { profileId: params.profileId, language }, params.section, await readForm(request))
  if (reply.outcome === 'saved') return redirect(`${myExpertisePath(language)}?done=saved`, 303)
  return data(reply, { status: statusOfSection(reply) })
})

export const meta = documentTitle

export default function EditMyExpertise() {
  const { t } = useTranslation('expert-edit')
  const { language, form, sheet } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="shell pt-3 pb-16">
      <SectionPage
        place={{ language, workspace: null, profileId: sheet.profileId }}
        above={{ label: t('my.title'), href: myExpertisePath(language) }}
        form={form}
        sheet={sheet}
        reply={reply}
      />
    </div>
  )
}
