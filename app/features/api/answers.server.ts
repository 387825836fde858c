import { createHash, randomUUID } from 'node:crypto'
import { dataVersion } from '#app/platform/db/data-version.server.ts'
import { streamBody } from '#app/platform/http/stream-body.server.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
/** The count of data versions begins anew with every process, so tags made from it carry the process. */
const RUN = randomUUID()

/** A JSON document with the tag of its text: 304 without a body for whoever holds the same. */
export const jsonAnswer = (request: Request, document: unknown, type = JSON_TYPE): Response =>
  textAnswer(request, JSON.stringify(document), type)

/** A document in any form, tagged alike. */
export const textAnswer = (request: Request, text: string, type: string): Response => tagged(request, tagOf(text), type, () => text)

export type ListFacts = { next: string | null; total: number; places: number }

/** A list whose items come in batches, written as they are read, so that no more than one batch is held at a time. Its tag is that of the public data. */
export function listAnswer(request: Request, batches: AsyncGenerator<readonly object[]>, { next, total, places }: ListFacts): Response {
  const version = dataVersion()
  const tag = version === null ? null : tagOf(`${RUN} ${version} ${request.url}`)
  return tagged(request, tag, JSON_TYPE, () => streamBody(listText(batches, { next, total, places })))
}

function tagged(request: Request, tag: string | null, type: string, body: () => string | ReadableStream<Uint8Array>): Response {
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache', ...(tag && { ETag: tag }) }
  if (tag && holds(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers })
  return new Response(request.method === 'HEAD' ? null : body(), { headers })
}

// Weak: the same document goes out in several content codings.
const tagOf = (text: string) => `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`

/** Whether an If-None-Match names the tag. */
export const holds = (condition: string | null, tag: string) =>
  condition !== null &&
  condition.split(',').some((held) => held.trim() === '*' || held.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''))

async function* listText(batches: AsyncGenerator<readonly object[]>, facts: ListFacts): AsyncGenerator<string, void> {
  yield '{"items":['
  let separator = ''
  for await (const batch of batches) {
    if (batch.length === 0) continue
    yield separator + batch.map((item) => JSON.stringify(item)).join(',')
    separator = ','
  }
  yield `],${JSON.stringify(facts).slice(1)}`
}
