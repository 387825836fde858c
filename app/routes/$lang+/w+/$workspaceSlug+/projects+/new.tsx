import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { IdentifierField } from '#app/features/projects/components/edit/identifier-field.tsx'
import { requireCreation, startProject } from '#app/features/projects/mutations/start-project.server.ts'
import { editStepPath, registerPath } from '#app/features/projects/paths.ts'
import { NewRecordForm } from '#app/features/provenance/components/new-record-form.tsx'
import { writingLanguages } from '#app/features/provenance/writing-languages.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { savedMark } from '#app/platform/http/saved-mark.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['projects-edit'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  requireCreation(actor, workspace.id)
  return {
    title: t('projects-edit')('new.title'),
    // Made with the page: a form sent twice starts one project.
    id: uuidv7(),
    languages: writingLanguages(language, {}),
    registerHref: registerPath({ language, workspace: workspace.slug }),
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const reply = await startProject(actor, workspace.id, form, language)
  if (reply.outcome === 'refused') return data(reply, { status: 422 })
  return redirect(`${editStepPath({ language, workspace: workspace.slug }, reply.projectId, 'texts')}?done=started`, {
    status: 303,
    headers: savedMark(form),
  })
})

export const meta = documentTitle

export default function NewProject() {
  const { title, id, languages, registerHref } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <NewRecordForm
      namespace="projects-edit"
      title={title}
      id={refused?.typed['id'] ?? id}
      languages={languages}
      registerHref={registerHref}
      refused={refused}
    >
      {(field) => <IdentifierField {...field} />}
    </NewRecordForm>
  )
}
