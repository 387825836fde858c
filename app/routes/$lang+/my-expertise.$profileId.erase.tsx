import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EraseForm, SURE_NAME } from '#app/features/expertise/components/erase-form.tsx'
import { eraseExpert } from '#app/features/expertise/mutations/erase-expert.server.ts'
import { myExpertisePath } from '#app/features/expertise/paths.ts'
import { getExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { requirePerson } from '#app/features/expertise/queries/own-experts.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageHead, ReadingLayout } from '#app/ui/frame/layouts.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['expert-edit'] }

export const loader = loaderFor(['profileId'], async ({ actor, params, language, t }) => {
  requirePerson(actor)
  const sheet = await getExpertSheet(actor, params, language)
  if (!sheet.isOwn) throw notFound('expert')
  return { title: t('expert-edit')('erase.title', { name: sheet.name }), here: myExpertisePath(language) }
})

export const action = actionFor(['profileId'], async ({ actor, params, request, language }) => {
  requirePerson(actor)
  const sheet = await getExpertSheet(actor, params, language)
  if (!sheet.isOwn) throw notFound('expert')
  const form = await readForm(request)
  if (formText(form, SURE_NAME) !== 'yes') return data({ isRefused: true }, { status: 422 })
  await eraseExpert(actor, params)
  return redirect(`${myExpertisePath(language)}?done=erased`, 303)
})

export const meta = documentTitle

export default function EraseMyExpertise() {
  const { t } = useTranslation('expert-edit')
  const { title, here } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHead>
        <Breadcrumb crumbs={[{ label: t('my.title'), href: here }]} />
        <PageTitle>{title}</PageTitle>
      </PageHead>
      <ReadingLayout>
        <EraseForm cancelHref={here} isRefused={reply !== undefined} />
      </ReadingLayout>
    </>
  )
}
