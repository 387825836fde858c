import { Unavailable } from '#app/features/api/problem.ts'
import { withJson } from '#app/features/datasets/api/row-values.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { STATUS } from '#app/platform/http/handlers.server.ts'
import { readBytes } from '#app/platform/http/read-form.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { CKAN_ACTIONS } from './ckan-actions.server.ts'
import type { CkanParameters } from './ckan-parameters.ts'
import { CkanRefusal } from './ckan-refusal.ts'

const LONGEST_BODY = 64 * 2 ** 10

/** Answers an action in CKAN's shape, whatever happens: what it gave, or why not. */
export async function ckanAnswer(request: Request, url: URL, action: string): Promise<Response> {
  const help = `${url.origin}/api/3/action/help_show?name=${encodeURIComponent(action)}`
  try {
    const act = Object.hasOwn(CKAN_ACTIONS, action) ? CKAN_ACTIONS[action] : undefined
    if (!act) throw new CkanRefusal(400, { __type: 'Bad Request Error', message: `Action name not known: ${action.slice(0, 80)}` })
    const given = await readParameters(request, url)
    return answered(200, withJson({ help, success: true }, 'result', await act({ given, origin: url.origin, signal: request.signal })))
  } catch (error) {
    const { status, error: told } = refusalOf(error, url)
    return answered(status, JSON.stringify({ help, error: told, success: false }))
  }
}

const answered = (status: number, text: string) =>
  new Response(text, { status, headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-cache' } })

function refusalOf(error: unknown, url: URL): CkanRefusal {
  if (error instanceof CkanRefusal) return error
  if (error instanceof Unavailable)
    return new CkanRefusal(503, { __type: 'Service Unavailable', message: 'The answer takes too long, or too many ask at once.' })
  if (error instanceof AppError) {
    if (error.kind === 'not-found' || error.kind === 'gone')
      return new CkanRefusal(404, { __type: 'Not Found Error', message: 'Not found' })
    return new CkanRefusal(error.kind === 'invalid' ? 409 : STATUS[error.kind], { __type: 'Validation Error', message: error.kind })
  }
  log.error({ err: error as Error, path: url.pathname }, 'a request failed')
  return new CkanRefusal(500, { __type: 'Internal Server Error', message: 'Internal server error' })
}

/** What an action is given: by the address, and by a body of JSON or of a form, which wins. */
async function readParameters(request: Request, url: URL): Promise<CkanParameters> {
  const given = new Map<string, unknown>(url.searchParams)
  if (request.method === 'POST') {
    const text = new TextDecoder().decode(await readBytes(request, LONGEST_BODY))
    const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
    for (const [name, value] of isForm ? new URLSearchParams(text) : Object.entries(readObject(text))) given.set(name, value)
  }
  return Object.fromEntries(given)
}

function readObject(text: string): object {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told below.
  }
  throw new CkanRefusal(400, { __type: 'Bad Request Error', message: 'The body is no JSON object' })
}
