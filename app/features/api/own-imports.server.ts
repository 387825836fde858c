import { getImport, IMPORT_OUTCOMES, importJson, refuseManyImports, type LinesAsked } from '#app/features/bulk/import-json.server.ts'
import { startSheet } from '#app/features/bulk/changes/start-change.server.ts'
import { takeChangeForm } from '#app/features/bulk/changes/take-change-form.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { OWN_HEADERS, requireTokenWorkspace, requireWriteScope } from './own-records.server.ts'
import { WrongBody, WrongQuery } from './problem.ts'

type Asked = { actor: Actor; request: Request; url: URL; params: { slug: string } }
type AskedOne = Asked & { params: { importId: string } }

const MOST_LINES = 100
const FIRST_LINES: LinesAsked = { outcome: null, after: -1, limit: 50 }

/** Takes in a spreadsheet; what it would change is worked out by the queue. The same file sent again with the same `id` is the same import. */
export async function takeImport({ actor, request, url, params }: Asked): Promise<Response> {
  const workspace = await requireTokenWorkspace(actor, params.slug)
  requireWriteScope(actor, workspace.id)
  if (actor.userId === null) throw forbidden('importByNobody')
  await refuseManyImports(workspace.id)
  const sent = { contentType: request.headers.get('content-type'), body: request.body }
  const started = await startSheet(actor, { workspaceId: workspace.id, language: 'en' }, sent).catch((error: unknown) => {
    if (error instanceof AppError && error.messageKey === 'invalid.form') throw new AppError('invalid', 'invalid.importForm')
    throw error
  })
  if (started.outcome === 'refused')
    throw new WrongBody([{ name: 'file', value: '', reason: translator('en', 'bulk')(`form.problem.${started.problem}`) }])
  return importAnswer(actor, { workspace, importId: started.changeId, origin: url.origin, lines: FIRST_LINES })
}

/** What an import would change, or changed. */
export async function tellImport({ actor, url, params }: AskedOne): Promise<Response> {
  const workspace = await requireTokenWorkspace(actor, params.slug)
  return importAnswer(actor, { workspace, importId: params.importId, origin: url.origin, lines: readLines(url.searchParams) })
}

/** Makes the changes of an import, or takes them back. Said twice, it is done once. */
export async function stepImport({ actor, url, params }: AskedOne, intent: 'apply' | 'undo'): Promise<Response> {
  const workspace = await requireTokenWorkspace(actor, params.slug)
  requireWriteScope(actor, workspace.id)
  const form = new FormData()
  form.set('intent', intent)
  await takeChangeForm(actor, await getImport(actor, workspace.id, params.importId), form)
  return importAnswer(actor, { workspace, importId: params.importId, origin: url.origin, lines: FIRST_LINES })
}

type Told = { workspace: { id: string; slug: string }; importId: string; origin: string; lines: LinesAsked }

/** 202 while the import passes by itself. */
async function importAnswer(actor: Actor, { workspace: { id, slug }, importId, origin, lines }: Told): Promise<Response> {
  const told = await importJson(actor, await getImport(actor, id, importId), { slug, origin, lines })
  const location = `${origin}/api/v1/workspaces/${slug}/imports/${told.id}`
  return new Response(JSON.stringify(told), {
    status: told.progress ? 202 : 200,
    headers: { ...OWN_HEADERS, Location: location, ...(told.progress ? { 'Retry-After': '1' } : {}) },
  })
}

function readLines(search: URLSearchParams): LinesAsked {
  const refuse = (name: string) => new WrongQuery([{ name, value: (search.get(name) ?? '').slice(0, 80) }])
  const outcome = search.get('outcome')
  if (outcome !== null && !IMPORT_OUTCOMES.some((known) => known === outcome)) throw refuse('outcome')
  const [cursor, limit] = [search.get('cursor') ?? '-1', search.get('limit') ?? '50']
  if (!/^(-1|\d{1,7})$/.test(cursor)) throw refuse('cursor')
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST_LINES) throw refuse('limit')
  return { outcome, after: Number(cursor), limit: Number(limit) }
}
