import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FileImportPage } from '#app/features/translation/components/file-page.tsx'
import { orderFile, sendFile } from '#app/features/translation/mutations/take-file-form.server.ts'
import { getFilePage } from '#app/features/translation/queries/file-view.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['translation', 'datasets-edit'] }

export const loader = loaderFor(['workspaceSlug', 'datasetId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, recordId: params.datasetId, language, search: url.searchParams }
  const page = await getFilePage(actor, 'DATASET', where)
  return {
    title: t('translation')('file.import'),
    address: { language, workspace: workspace.slug, kind: 'DATASET' as const, recordId: page.recordId },
    page,
  }
})

export const action = actionFor(['workspaceSlug', 'datasetId'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const address = { language, workspace: workspace.slug, kind: 'DATASET' as const, recordId: params.datasetId }
  const contentType = request.headers.get('content-type')
  const { refusal, goTo } = contentType?.startsWith('multipart/form-data')
    ? await sendFile(actor, workspace.id, address, { contentType, body: request.body })
    : await orderFile(actor, workspace.id, address, await readForm(request))
  return refusal ? data(refusal, { status: 422 }) : redirect(goTo, 303)
})

export const meta = documentTitle

export default function NeedTranslationFile() {
  const { address, page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <FileImportPage address={address} namespace="datasets-edit" page={page} refused={refused} />
}
