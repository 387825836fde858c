import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { openOwnDataset } from '#app/features/datasets/access.server.ts'
import { FileStepBody } from '#app/features/datasets/components/file/file-step-body.tsx'
import { getDatasetFrame } from '#app/features/datasets/edit/frame.server.ts'
import { getFileStep } from '#app/features/datasets/loading/file-step.server.ts'
import { FORM_FILE_LIMIT } from '#app/features/datasets/loading/uploads.server.ts'
import { takeFileForm, takeSentFile } from '#app/features/datasets/mutations/take-file-form.server.ts'
import { datasetAddresses, datasetPath, datasetStepPath, uploadPath } from '#app/features/datasets/paths.ts'
import { EditPage } from '#app/features/provenance/components/edit-page.tsx'
import { notePresence } from '#app/features/provenance/presence.server.ts'
import { presencePath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'

export const handle = { i18n: ['datasets-edit', 'datasets'] }

export const loader = loaderFor(['workspaceSlug', 'datasetId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { language, workspace: workspace.slug }
  const frame = await getDatasetFrame(actor, { workspaceId: workspace.id, datasetId: params.datasetId, language })
  if (!frame.canEdit) throw redirect(datasetPath(where, frame.datasetId))
  const words = t('datasets-edit')
  return {
    title: `${words('step.file')} – ${frame.title?.text ?? words('untitled')}`,
    where,
    frame,
    others: { names: await notePresence(actor, frame.datasetId), address: presencePath(language, workspace.slug, frame.datasetId) },
    file: await getFileStep(await openOwnDataset(actor, workspace.id, frame.datasetId), language),
    limit: formatBytes(language, FORM_FILE_LIMIT),
    isStarted: url.searchParams.get('done') === 'started',
  }
})

export const action = actionFor(['workspaceSlug', 'datasetId'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, datasetId: params.datasetId }
  const contentType = request.headers.get('content-type')
  const reply = contentType?.startsWith('multipart/')
    ? await takeSentFile(actor, where, { contentType, body: request.body })
    : await takeFileForm(actor, where, await readForm(request))
  if (reply.outcome === 'refused') return data(reply, { status: 422 })
  return redirect(datasetStepPath({ language, workspace: workspace.slug }, params.datasetId, 'file'), 303)
})

export const meta = documentTitle

export default function DatasetFile() {
  const { t } = useTranslation('datasets-edit')
  const { where, frame, others, file, limit, isStarted } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <EditPage namespace="datasets-edit" addresses={datasetAddresses(where, frame.datasetId)} frame={frame} step="file" others={others}>
      {isStarted && !refused && !file.load && (
        <Notice tone="success" live>
          {t('done.started')}
        </Notice>
      )}
      <FileStepBody
        file={file}
        endpoint={uploadPath(where, frame.datasetId)}
        here={datasetStepPath(where, frame.datasetId, 'file')}
        limit={limit}
        nextHref={datasetStepPath(where, frame.datasetId, 'texts')}
        refused={refused}
      />
    </EditPage>
  )
}
