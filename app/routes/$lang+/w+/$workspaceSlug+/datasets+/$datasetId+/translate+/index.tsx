import { useActionData, useLoaderData } from '@remix-run/react'
import { statusOfReply } from '#app/features/provenance/save-reply.ts'
import { TranslationView } from '#app/features/translation/components/translation-view.tsx'
import { takeTranslations } from '#app/features/translation/mutations/save-translation.server.ts'
import { getTranslationPage } from '#app/features/translation/queries/translation-page.server.ts'
import { readDone } from '#app/features/translation/read-done.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { answerForm } from '#app/platform/http/answer-form.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['translation', 'datasets-edit'] }

export { keepText as clientAction } from '#app/features/provenance/components/keep-text.ts'

// Saving while one types changes nothing of the page around the form.
export const shouldRevalidate = () => false

export const loader = loaderFor(['workspaceSlug', 'datasetId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, recordId: params.datasetId, language, search: url.searchParams }
  const view = await getTranslationPage(actor, 'DATASET', where)
  return {
    title: `${t('translation')('title')} – ${view.title?.text ?? t('datasets-edit')('untitled')}`,
    address: { language, workspace: workspace.slug, kind: 'DATASET' as const, recordId: view.recordId },
    view,
    done: readDone(url.searchParams),
  }
})

export const action = actionFor(['workspaceSlug', 'datasetId'], async ({ actor, params, url, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, recordId: params.datasetId, language, workspace: workspace.slug, search: url.searchParams }
  const form = await readForm(request)
  const taken = await takeTranslations(actor, 'DATASET', where, form)
  return answerForm(form, taken, statusOfReply(taken.reply))
})

export const meta = documentTitle

export default function NeedTranslation() {
  const { address, view, done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return <TranslationView address={address} namespace="datasets-edit" view={view} reply={reply} done={done} />
}
