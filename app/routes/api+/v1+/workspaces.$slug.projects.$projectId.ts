import { apiLoader, METHODS_WITH_PATCH, refuseMethod } from '#app/features/api/api-loader.server.ts'
import {
  formOfDocument,
  madeFrom,
  ownAnswer,
  readDocument,
  requireSaved,
  requireTokenWorkspace,
  requireWriteScope,
} from '#app/features/api/own-records.server.ts'
import { changeProjectByJson, PROJECT_JSON_FIELDS } from '#app/features/projects/mutations/change-by-json.server.ts'
import { getOwnProjectJson } from '#app/features/projects/queries/own-projects-json.server.ts'

const inEnglish = () => 'en' as const

export const loader = apiLoader(
  ['slug', 'projectId'],
  async ({ actor, url, params }) => {
    const workspace = await requireTokenWorkspace(actor, params.slug)
    return ownAnswer(await getOwnProjectJson(actor, workspace.id, params.projectId, url.origin))
  },
  inEnglish,
  METHODS_WITH_PATCH,
)

/** Changes the fields that a document names. */
export const action = apiLoader(
  ['slug', 'projectId'],
  async ({ actor, request, url, params }) => {
    if (request.method !== 'PATCH') return refuseMethod({ request, params }, METHODS_WITH_PATCH)
    const workspace = await requireTokenWorkspace(actor, params.slug)
    requireWriteScope(actor, workspace.id)
    await getOwnProjectJson(actor, workspace.id, params.projectId, url.origin)
    const form = formOfDocument(await readDocument(request), PROJECT_JSON_FIELDS)
    form.set('revision', madeFrom(request))
    requireSaved(await changeProjectByJson(actor, workspace.id, params.projectId, form), PROJECT_JSON_FIELDS)
    return ownAnswer(await getOwnProjectJson(actor, workspace.id, params.projectId, url.origin))
  },
  inEnglish,
  METHODS_WITH_PATCH,
)
