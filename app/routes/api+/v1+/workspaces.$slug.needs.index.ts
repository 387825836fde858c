import { apiLoader, METHODS_WITH_POST, refuseMethod } from '#app/features/api/api-loader.server.ts'
import {
  formOfDocument,
  ownAnswer,
  ownListAnswer,
  readDocument,
  readOwnPage,
  requireTokenWorkspace,
  requireWriteScope,
  wrongFields,
} from '#app/features/api/own-records.server.ts'
import { createNeedByJson, NEED_JSON_FIELDS } from '#app/features/needs/mutations/need-by-json.server.ts'
import { getOwnNeedJson, listOwnNeedsJson } from '#app/features/needs/queries/own-needs-json.server.ts'
import { jsonPathOf } from '#app/features/provenance/json-form.ts'

const inEnglish = () => 'en' as const

export const loader = apiLoader(
  ['slug'],
  async ({ actor, url, params }) => {
    const workspace = await requireTokenWorkspace(actor, params.slug)
    return ownListAnswer(await listOwnNeedsJson(actor, workspace.id, readOwnPage(url.searchParams), url.origin))
  },
  inEnglish,
  METHODS_WITH_POST,
)

/** Starts a need as a draft. */
export const action = apiLoader(
  ['slug'],
  async ({ actor, request, url, params }) => {
    if (request.method !== 'POST') return refuseMethod({ request, params }, METHODS_WITH_POST)
    const workspace = await requireTokenWorkspace(actor, params.slug)
    requireWriteScope(actor, workspace.id)
    const reply = await createNeedByJson(actor, workspace.id, formOfDocument(await readDocument(request), NEED_JSON_FIELDS))
    if (reply.outcome === 'refused') throw wrongFields(reply.problems, reply.typed, (name) => jsonPathOf(name, NEED_JSON_FIELDS))
    const need = await getOwnNeedJson(actor, workspace.id, reply.needId, url.origin)
    return ownAnswer(need, { status: 201, location: `${url.origin}/api/v1/workspaces/${workspace.slug}/needs/${need.id}` })
  },
  inEnglish,
  METHODS_WITH_POST,
)
