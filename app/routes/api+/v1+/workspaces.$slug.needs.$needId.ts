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
import { changeNeedByJson, NEED_JSON_FIELDS, placeTexts } from '#app/features/needs/mutations/need-by-json.server.ts'
import { getOwnNeedJson } from '#app/features/needs/queries/own-needs-json.server.ts'

const inEnglish = () => 'en' as const

export const loader = apiLoader(
  ['slug', 'needId'],
  async ({ actor, url, params }) => {
    const workspace = await requireTokenWorkspace(actor, params.slug)
    return ownAnswer(await getOwnNeedJson(actor, workspace.id, params.needId, url.origin))
  },
  inEnglish,
  METHODS_WITH_PATCH,
)

/** Changes the fields that a document names. */
export const action = apiLoader(
  ['slug', 'needId'],
  async ({ actor, request, url, params }) => {
    if (request.method !== 'PATCH') return refuseMethod({ request, params }, METHODS_WITH_PATCH)
    const workspace = await requireTokenWorkspace(actor, params.slug)
    requireWriteScope(actor, workspace.id)
    const { location } = await getOwnNeedJson(actor, workspace.id, params.needId, url.origin)
    const form = formOfDocument(await readDocument(request), NEED_JSON_FIELDS, location ? placeTexts(location) : [])
    form.set('revision', madeFrom(request))
    requireSaved(await changeNeedByJson(actor, workspace.id, params.needId, form), NEED_JSON_FIELDS)
    return ownAnswer(await getOwnNeedJson(actor, workspace.id, params.needId, url.origin))
  },
  inEnglish,
  METHODS_WITH_PATCH,
)
