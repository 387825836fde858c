import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { requireDatasetCreation, startDataset } from '#app/features/datasets/mutations/start-dataset.server.ts'
import { datasetRegisterPath, datasetStepPath } from '#app/features/datasets/paths.ts'
import { NewRecordForm } from '#app/features/provenance/components/new-record-form.tsx'
import { writingLanguages } from '#app/features/provenance/writing-languages.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { savedMark } from '#app/platform/http/saved-mark.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['datasets-edit'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  requireDatasetCreation(actor, workspace.id)
  return {
    title: t('datasets-edit')('new.title'),
    // Made with the page: a form sent twice starts one dataset.
    id: uuidv7(),
    languages: writingLanguages(language, {}),
    registerHref: datasetRegisterPath({ language, workspace: workspace.slug }),
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const reply = await startDataset(actor, workspace.id, form, language)
  if (reply.outcome === 'refused') return data(reply, { status: 422 })
  return redirect(`${datasetStepPath({ language, workspace: workspace.slug }, reply.datasetId, 'file')}?done=started`, {
    status: 303,
    headers: savedMark(form),
  })
})

export const meta = documentTitle

export default function NewDataset() {
  const { title, id, languages, registerHref } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const form = { title, languages, registerHref, refused }
  return <NewRecordForm {...form} namespace="datasets-edit" id={refused?.typed['id'] ?? id} />
}
