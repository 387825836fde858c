import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { RowFields } from '#app/features/projects/components/edit/row-fields.tsx'
import { StepNotices } from '#app/features/projects/components/edit/step-notices.tsx'
import { takeRowForm } from '#app/features/projects/mutations/take-form.server.ts'
import { editAddresses, editRowPath, projectPath } from '#app/features/projects/paths.ts'
import { rowStepOf } from '#app/features/projects/queries/edit-body.server.ts'
import { getEditFrame } from '#app/features/projects/queries/edit-frame.server.ts'
import { getRowForm } from '#app/features/projects/queries/edit-step.server.ts'
import { EditForm } from '#app/features/provenance/components/edit-form.tsx'
import { newRowId } from '#app/features/provenance/row-id.ts'
import { EditPage } from '#app/features/provenance/components/edit-page.tsx'
import { notePresence } from '#app/features/provenance/presence.server.ts'
import { statusOfReply } from '#app/features/provenance/save-reply.ts'
import { presencePath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { answerForm } from '#app/platform/http/answer-form.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Button } from '#app/ui/actions/button.tsx'

export const handle = { i18n: ['projects-edit', 'map', 'places'] }

export { keepText as clientAction } from '#app/features/provenance/components/keep-text.ts'

// Saving while one types changes nothing of the page around the form.
export const shouldRevalidate = () => false

export const loader = loaderFor(['workspaceSlug', 'projectId', 'step', 'rowId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { language, workspace: workspace.slug }
  const step = rowStepOf(params.step)
  const frame = await getEditFrame(actor, { workspaceId: workspace.id, projectId: params.projectId, language })
  if (!frame.canEdit) throw redirect(projectPath(where, frame.projectId))
  // Made once for each new form: sent twice, it adds one row.
  if (params.rowId === 'new') throw redirect(editRowPath(where, frame.projectId, step, newRowId()))
  const form = await getRowForm(step, params.rowId, {
    projectId: frame.projectId,
    language,
    languages: url.searchParams.getAll('language'),
  })
  const words = t('projects-edit')
  const others = { names: await notePresence(actor, frame.projectId), address: presencePath(language, workspace.slug, frame.projectId) }
  const title = words(`rows.${form.isNew ? 'new' : 'one'}.${step}`)
  return { title, where, step, frame, others, form, done: url.searchParams.get('done') }
})

export const action = actionFor(['workspaceSlug', 'projectId', 'step', 'rowId'], async ({ actor, params, url, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, projectId: params.projectId, language, workspace: workspace.slug, search: url.searchParams }
  const sent = await readForm(request)
  const taken = await takeRowForm(actor, where, rowStepOf(params.step), params.rowId, sent)
  return answerForm(sent, taken, 'found' in taken.reply ? 200 : statusOfReply(taken.reply))
})

export const meta = documentTitle

export default function EditRow() {
  const { t } = useTranslation('projects-edit')
  const { title, where, step, frame, others, form, done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <EditPage
      namespace="projects-edit"
      addresses={editAddresses(where, frame.projectId)}
      frame={frame}
      step={step}
      title={title}
      row={form.row}
      others={others}
    >
      <StepNotices done={done} removed={null} reply={reply} />
      <EditForm
        namespace="projects-edit"
        revision={frame.revision}
        values={form.values}
        reply={reply}
        continueLabel={t('rows.saveAndList')}
        saveLabel={t('rows.save')}
        moreActions={
          <Button name="intent" value="another" look="quiet">
            {t(`rows.another.${step}`)}
          </Button>
        }
      >
        <RowFields step={step} language={where.language} form={form} found={reply && 'found' in reply ? reply.found : undefined} />
      </EditForm>
    </EditPage>
  )
}
