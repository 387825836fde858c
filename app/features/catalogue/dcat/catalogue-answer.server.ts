import { createHash } from 'node:crypto'
import { holds } from '#app/features/api/answers.server.ts'
import { dataVersion } from '#app/platform/db/data-version.server.ts'
import { streamBody } from '#app/platform/http/stream-body.server.ts'
import { catalogueStatements } from './catalogue-statements.server.ts'
import { writeJsonLd } from './write-json-ld.ts'
import { writeTurtle } from './write-turtle.server.ts'

const FORMS = {
  turtle: { type: 'text/turtle; charset=utf-8', write: writeTurtle },
  'json-ld': { type: 'application/ld+json; charset=utf-8', write: writeJsonLd },
} as const

/** Counts of data versions begin anew with every process, so tags made of them carry when this one began. */
const STARTED = Date.now()

/** The whole catalogue, written while it is read. */
export function catalogueAnswer(form: keyof typeof FORMS, request: Request, origin: string): Response {
  const { type, write } = FORMS[form]
  const version = dataVersion()
  const tag =
    version === null
      ? null
      : `W/"${createHash('sha256').update(`${STARTED} ${version} ${form} ${origin}`).digest('base64url').slice(0, 27)}"`
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache', ...(tag && { ETag: tag }) }
  if (tag && holds(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers })
  return new Response(request.method === 'HEAD' ? null : streamBody(write(catalogueStatements(origin))), { headers })
}
