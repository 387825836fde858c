import { createHash } from 'node:crypto'
import { holds } from '#app/features/api/answers.server.ts'
import { readBytes } from '#app/platform/http/read-form.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { aggregateOf, readAggregateAddress, readAggregateBody } from './aggregate-query.ts'
import { readAggregate } from './aggregate.server.ts'
import { openTable } from './open-table.server.ts'
import { readRows, readRowsQuery } from './rows.server.ts'

type Asked = { request: Request; url: URL; slug: string }

const JSON_TYPE = 'application/json; charset=utf-8'
const LONGEST_BODY = 64 * 2 ** 10
/** Raised where the same question of the same data is answered in another form. */
const FORM = 1

/** Rows of a public dataset. A load never changes, so its id and the question are the tag of the answer. */
export async function answerRows({ request, url, slug }: Asked): Promise<Response> {
  const { searchParams: search } = url
  const opened = await openTable(VISITOR, slug, { table: search.get('table'), version: search.get('version') })
  const query = readRowsQuery(search, opened.table.columns)
  return tagged(request, tagOf(opened.loadId, url.search), async () => {
    const { text, next } = await readRows(opened, query, request.signal)
    return {
      text,
      type: query.format === 'csv' ? 'text/csv; charset=utf-8; header=present' : JSON_TYPE,
      next: next && nextAddress(url, next),
    }
  })
}

/** Groups and measures of a public dataset, asked by address. */
export async function answerAggregate({ request, url, slug }: Asked): Promise<Response> {
  const { searchParams: search } = url
  const opened = await openTable(VISITOR, slug, { table: search.get('table'), version: search.get('version') })
  const query = readAggregateAddress(search, opened.table.columns)
  return tagged(request, tagOf(opened.loadId, url.search), async () => ({
    text: await readAggregate(opened, query, request.signal),
    type: JSON_TYPE,
    next: null,
  }))
}

/** The same, asked by a JSON document. Throws `too-large` past 64 KiB. */
export async function answerAggregateBody({ request, slug }: Asked): Promise<Response> {
  const text = new TextDecoder().decode(await readBytes(request, LONGEST_BODY))
  const body = readAggregateBody(text)
  const opened = await openTable(VISITOR, slug, {
    table: body.table === undefined ? null : String(body.table),
    version: body.version === undefined ? null : String(body.version),
  })
  const answer = await readAggregate(opened, aggregateOf(body, opened.table.columns), request.signal)
  return new Response(answer, { headers: { 'Content-Type': JSON_TYPE, 'Cache-Control': 'no-store' } })
}

type Answer = { text: string; type: string; next: string | null }

async function tagged(request: Request, tag: string, make: () => Promise<Answer>): Promise<Response> {
  const headers = { 'Cache-Control': 'no-cache', ETag: tag }
  if (holds(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers })
  const { text, type, next } = await make()
  const link: Record<string, string> = next ? { Link: `<${next}>; rel="next"` } : {}
  return new Response(request.method === 'HEAD' ? null : text, { headers: { ...headers, ...link, 'Content-Type': type } })
}

const tagOf = (loadId: string, query: string) =>
  `W/"${createHash('sha256').update(`${FORM} ${loadId} ${query}`).digest('base64url').slice(0, 27)}"`

function nextAddress(url: URL, cursor: string): string {
  const next = new URL(url)
  next.searchParams.set('cursor', cursor)
  return next.href
}
