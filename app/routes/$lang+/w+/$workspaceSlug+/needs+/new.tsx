import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { NEED_KINDS } from '#app/features/needs/content.ts'
import { requireNeedCreation, startNeed } from '#app/features/needs/mutations/start-need.server.ts'
import { needsRegisterPath, needStepPath } from '#app/features/needs/paths.ts'
import { NewRecordForm } from '#app/features/provenance/components/new-record-form.tsx'
import { writingLanguages } from '#app/features/provenance/writing-languages.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { savedMark } from '#app/platform/http/saved-mark.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['needs-edit'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  requireNeedCreation(actor, workspace.id)
  return {
    title: t('needs-edit')(kindAsked(url) === 'expertise' ? 'new.requestTitle' : 'new.title'),
    kind: kindAsked(url),
    // Made with the page: a form sent twice starts one need.
    id: uuidv7(),
    languages: writingLanguages(language, {}),
    registerHref: needsRegisterPath({ language, workspace: workspace.slug }),
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const reply = await startNeed(actor, workspace.id, form, language)
  if (reply.outcome === 'refused') return data(reply, { status: 422 })
  return redirect(`${needStepPath({ language, workspace: workspace.slug }, reply.needId, 'texts')}?done=started`, {
    status: 303,
    headers: savedMark(form),
  })
})

/** A page may lead here for a need of one kind: `?kind=expertise`. */
const kindAsked = (url: URL) => NEED_KINDS.find((kind) => kind === url.searchParams.get('kind')) ?? null

export const meta = documentTitle

export default function NewNeed() {
  const { title, id, kind, languages, registerHref } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const form = { title, languages, registerHref, refused }
  return (
    <NewRecordForm {...form} namespace="needs-edit" id={refused?.typed['id'] ?? id}>
      {() => kind && <input type="hidden" name="kind" value={kind} />}
    </NewRecordForm>
  )
}
