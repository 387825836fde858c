import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StepBody } from '#app/features/datasets/components/edit/step-body.tsx'
import { datasetStepOf, getDatasetFrame } from '#app/features/datasets/edit/frame.server.ts'
import { getDatasetForm } from '#app/features/datasets/edit/step-form.server.ts'
import { takeDatasetForm } from '#app/features/datasets/mutations/save-dataset.server.ts'
import { datasetAddresses, datasetPath, datasetStepPath } from '#app/features/datasets/paths.ts'
import { CheckList } from '#app/features/provenance/components/check-list.tsx'
import { EditPage } from '#app/features/provenance/components/edit-page.tsx'
import { notePresence } from '#app/features/provenance/presence.server.ts'
import { statusOfReply } from '#app/features/provenance/save-reply.ts'
import { presencePath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { answerForm } from '#app/platform/http/answer-form.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'

export const handle = { i18n: ['datasets-edit'] }

export { keepText as clientAction } from '#app/features/provenance/components/keep-text.ts'

// Saving while one types changes nothing of the page around the form.
export const shouldRevalidate = () => false

export const loader = loaderFor(['workspaceSlug', 'datasetId', 'step'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { language, workspace: workspace.slug }
  const step = datasetStepOf(params.step)
  if (step === 'file') throw notFound('page')
  const frame = await getDatasetFrame(actor, { workspaceId: workspace.id, datasetId: params.datasetId, language })
  if (!frame.canEdit) throw redirect(datasetPath(where, frame.datasetId))
  const wanted = { datasetId: frame.datasetId, workspaceId: workspace.id, language, search: url.searchParams }
  const words = t('datasets-edit')
  const done = url.searchParams.get('done')
  return {
    title: `${words(`step.${step}`)} – ${frame.title?.text ?? words('untitled')}`,
    where,
    frame,
    others: { names: await notePresence(actor, frame.datasetId), address: presencePath(language, workspace.slug, frame.datasetId) },
    body: step === 'check' ? ({ step } as const) : { step, form: await getDatasetForm(actor, step, wanted) },
    done: done === 'saved' || done === 'answered' ? done : null,
  }
})

export const action = actionFor(['workspaceSlug', 'datasetId', 'step'], async ({ actor, params, url, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, datasetId: params.datasetId, language, workspace: workspace.slug, search: url.searchParams }
  const step = datasetStepOf(params.step)
  if (step === 'check' || step === 'file') throw notFound('page')
  const form = await readForm(request)
  const taken = await takeDatasetForm(actor, where, step, form)
  return answerForm(form, taken, statusOfReply(taken.reply))
})

export const meta = documentTitle

export default function EditDataset() {
  const { t } = useTranslation('datasets-edit')
  const { where, frame, others, body, done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const addresses = datasetAddresses(where, frame.datasetId)
  return (
    <EditPage namespace="datasets-edit" addresses={addresses} frame={frame} step={body.step} others={others}>
      {done && !reply && (
        <Notice tone="success" live>
          {t(`done.${done}`)}
        </Notice>
      )}
      {body.step === 'check' ? (
        <CheckList namespace="datasets-edit" addresses={addresses} frame={frame} />
      ) : (
        <StepBody
          key={`${body.step}-${body.form.columns?.page ?? 1}`}
          step={body.step}
          frame={frame}
          form={body.form}
          here={datasetStepPath(where, frame.datasetId, body.step)}
          reply={reply}
        />
      )}
    </EditPage>
  )
}
