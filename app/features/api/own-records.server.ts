import { tokenWorkspace } from '#app/features/tokens/authenticate.server.ts'
import type { JsonObject } from '#app/features/provenance/content.ts'
import { formOfJson, jsonPathOf, type JsonFields } from '#app/features/provenance/json-form.ts'
import type { OwnPage } from '#app/features/provenance/own-records.server.ts'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError, forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { FORM_LIMIT, MOST_FORM_FIELDS, readBytes } from '#app/platform/http/read-form.server.ts'
import { wellFormed } from '#app/platform/http/well-formed.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { EditConflict, WrongBody, WrongQuery } from './problem.ts'

/** Fields of the documents that are told and not taken. */
const TOLD =
  'id workspace version url status workingState revision updatedAt narratives coverage coverage.state coverage.asked coverage.unit projects expertise sectors countries regions locations organisations budgets transactions documents contacts related'.split(
    ' ',
  )
const DEEPEST = 8

/** The workspace that an address names, for a token of it. Throws `unauthenticated` without a token, and `not-found` for a token of another. */
export async function requireTokenWorkspace(actor: Actor, slug: string): Promise<{ id: string; slug: string }> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated', 'unauthenticated.tokenNeeded')
  const workspace = await tokenWorkspace(actor, slug)
  if (!workspace) throw notFound('workspace')
  return workspace
}

/** Throws `forbidden` for a token that only reads. */
export function requireWriteScope(actor: Actor, workspaceId: string): void {
  if (actor.memberships.get(workspaceId) !== 'CONTRIBUTOR') throw forbidden('tokenReads')
}

const MOST = 100

/** Which page of a list of a workspace's own records is asked for. Throws WrongQuery. */
export function readOwnPage(search: URLSearchParams): OwnPage {
  const limit = search.get('limit') ?? '50'
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST)
    throw new WrongQuery([{ name: 'limit', value: limit.slice(0, 80) }])
  const cursor = search.get('cursor')
  if (cursor !== null && !/^[0-9TZ:.-]{20,30}~[0-9a-f-]{36}$/.test(cursor))
    throw new WrongQuery([{ name: 'cursor', value: cursor.slice(0, 80) }])
  return { cursor, limit: Number(limit) }
}

/** The JSON object that a request carries. Throws `too-large` past 1 MiB, and `invalid` for what is no such thing. */
export async function readDocument(request: Request): Promise<JsonObject> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/(merge-patch\+)?json\b/i.test(type)) throw new AppError('invalid', 'invalid.jsonType')
  const bytes = await readBytes(request, FORM_LIMIT)
  let document: unknown
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new AppError('invalid', 'invalid.json')
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document) || depthOf(document) > DEEPEST)
    throw new AppError('invalid', 'invalid.json')
  return document as JsonObject
}

/** The form that a document stands for; `held`: the names of texts that are stored, for what takes them away as a whole. Throws WrongBody naming every field that cannot be taken, and `too-large` past MOST_FORM_FIELDS. */
export function formOfDocument(document: JsonObject, fields: JsonFields, held: readonly string[] = []): FormData {
  const { typed, problems } = formOfJson(document, fields, { told: TOLD, held })
  if (typed.size + problems.length > MOST_FORM_FIELDS) throw new AppError('too-large', 'tooLarge.fields', { limit: MOST_FORM_FIELDS })
  const [first, ...others] = problems
  if (first) throw new WrongBody([first, ...others])
  const clean = new FormData()
  for (const [name, value] of typed) clean.append(wellFormed(name), wellFormed(value))
  return clean
}

/** The revision that a change was made from, as If-Match states it. Throws `invalid` without one. */
export function madeFrom(request: Request): string {
  const tag = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(request.headers.get('if-match') ?? '')?.[1]
  if (!tag) throw new AppError('invalid', 'invalid.ifMatch')
  return tag
}

/** Throws what a form came to, where it was not saved: WrongBody with every field, EditConflict with both values of each. */
export function requireSaved(
  reply: SaveReply | { outcome: 'refused'; problems: FieldProblem[]; typed: Record<string, string> },
  fields: JsonFields,
): void {
  if (reply.outcome === 'saved') return
  const pathOf = (name: string) => jsonPathOf(name, fields)
  if (reply.outcome === 'conflict')
    throw new EditConflict(
      reply.revision,
      reply.conflicts.map(({ name, base, theirs }) => ({ name: pathOf(name), base, theirs, yours: reply.typed[name] ?? '' })),
    )
  throw wrongFields(reply.problems, reply.typed, pathOf)
}

/** Every field that was refused, with the reason in English. */
export function wrongFields(
  problems: readonly FieldProblem[],
  typed: Readonly<Record<string, string>>,
  pathOf: (name: string) => string,
): WrongBody {
  const t = translator('en', 'provenance')
  const errors = problems.map(({ name, messageKey, params }) => ({
    name: pathOf(name),
    value: (typed[name] ?? '').slice(0, 80),
    reason: t(`problem.${messageKey}`, { ...params }),
  }))
  return new WrongBody(errors as [(typeof errors)[number], ...typeof errors])
}

function depthOf(value: unknown, depth = 1): number {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return depth
  return Object.values(value).reduce<number>((deepest, inner) => Math.max(deepest, depthOf(inner, depth + 1)), depth)
}

/** A record of a workspace's own, with its revision as its tag; nobody but who asked keeps it. */
export function ownAnswer(
  document: { revision: number },
  { status = 200, location }: { status?: number; location?: string } = {},
): Response {
  return new Response(JSON.stringify(document), {
    status,
    headers: { ...OWN_HEADERS, ETag: `"${document.revision}"`, ...(location ? { Location: location } : {}) },
  })
}

export const ownListAnswer = (document: object): Response => new Response(JSON.stringify(document), { headers: OWN_HEADERS })

export const OWN_HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'private, no-store',
  Vary: 'Authorization',
}
