import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { StepNotices } from '#app/features/projects/components/edit/step-notices.tsx'
import { StepBody } from '#app/features/projects/components/edit/step-body.tsx'
import { editAddresses, projectPath } from '#app/features/projects/paths.ts'
import { getEditFrame } from '#app/features/projects/queries/edit-frame.server.ts'
import { getStepBody, stepOf } from '#app/features/projects/queries/edit-body.server.ts'
import { takeStepForm } from '#app/features/projects/mutations/take-form.server.ts'
import { EditPage } from '#app/features/provenance/components/edit-page.tsx'
import { notePresence } from '#app/features/provenance/presence.server.ts'
import { statusOfReply } from '#app/features/provenance/save-reply.ts'
import { presencePath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { answerForm } from '#app/platform/http/answer-form.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['projects-edit'] }

export { keepText as clientAction } from '#app/features/provenance/components/keep-text.ts'

// Saving while one types changes nothing of the page around the form.
export const shouldRevalidate = () => false

export const loader = loaderFor(['workspaceSlug', 'projectId', 'step'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { language, workspace: workspace.slug }
  const step = stepOf(params.step)
  const frame = await getEditFrame(actor, { workspaceId: workspace.id, projectId: params.projectId, language })
  if (!frame.canEdit) throw redirect(projectPath(where, frame.projectId))
  const words = t('projects-edit')
  return {
    title: `${words(`step.${step}`)} – ${frame.title?.text ?? words('untitled')}`,
    where,
    step,
    frame,
    others: { names: await notePresence(actor, frame.projectId), address: presencePath(language, workspace.slug, frame.projectId) },
    body: await getStepBody(step, { projectId: frame.projectId, language, search: url.searchParams }, (key) => words(key)),
    done: url.searchParams.get('done'),
    removed: url.searchParams.get('removed'),
  }
})

export const action = actionFor(['workspaceSlug', 'projectId', 'step'], async ({ actor, params, url, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, projectId: params.projectId, language, workspace: workspace.slug, search: url.searchParams }
  const form = await readForm(request)
  const taken = await takeStepForm(actor, where, stepOf(params.step), form)
  return answerForm(form, taken, statusOfReply(taken.reply))
})

export const meta = documentTitle

export default function EditStep() {
  const { where, step, frame, others, body, done, removed } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <EditPage namespace="projects-edit" addresses={editAddresses(where, frame.projectId)} frame={frame} step={step} others={others}>
      <StepNotices done={done} removed={removed} reply={reply} />
      <StepBody where={where} step={step} frame={frame} body={body} reply={reply} />
    </EditPage>
  )
}
