import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { areNamesNear } from '#app/features/organisations/duplicates/likely-pair.ts'
import { labelOf, similarOrganisations } from '#app/features/organisations/queries/find-organisations.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { listPublicWorkspaces } from '#app/features/workspaces/public-workspaces.server.ts'
import type { WorkspaceKind } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hashSecret } from '#app/platform/auth/link-secret.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export const REQUEST_STATES = ['OPEN', 'APPROVED', 'REFUSED', 'UNCONFIRMED'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export type RequestLine = {
  id: string
  organisationName: string
  country: string
  kind: WorkspaceKind
  name: string
  state: RequestState
  createdAt: Date
}

const A_PAGE = 50

/** Requests for a workspace in one state, newest first. Throws `unauthenticated` and `not-found`. */
export async function listWorkspaceRequests(
  actor: Actor,
  { state, cursor = null }: { state: RequestState; cursor?: string | null },
): Promise<{ requests: RequestLine[]; next: string | null; total: number }> {
  requireAdmin(actor)
  const where = { state, ...(cursor && isUuid(cursor) ? { id: { lt: cursor } } : {}) }
  const select = { id: true, organisationName: true, country: true, kind: true, name: true, state: true, createdAt: true } as const
  const [rows, total] = await Promise.all([
    db.workspaceRequest.findMany({ where, select, orderBy: { id: 'desc' }, take: A_PAGE + 1 }),
    db.workspaceRequest.count({ where: { state } }),
  ])
  const requests = rows.slice(0, A_PAGE)
  return { requests, total, next: rows.length > A_PAGE ? (requests.at(-1)?.id ?? null) : null }
}

export type RequestDetail = Awaited<ReturnType<typeof getWorkspaceRequest>>

/** One request with what is like it already: organisations, workspaces, other requests. Throws `unauthenticated` and `not-found`. */
export async function getWorkspaceRequest(actor: Actor, requestId: string, language: Language) {
  requireAdmin(actor)
  const request = isUuid(requestId) ? await db.workspaceRequest.findUnique({ where: { id: requestId } }) : null
  if (!request) throw notFound('request')
  const { tokenHash: _secret, ...shown } = request
  const [similar, workspaces, others, ofOrganisation, decider] = await Promise.all([
    similarOrganisations({ name: request.organisationName, country: request.country }),
    listPublicWorkspaces(),
    db.workspaceRequest.findMany({
      where: {
        id: { not: request.id },
        state: 'OPEN',
        OR: [
          { email: request.email },
          { organisationName: request.organisationName },
          ...(request.organisationId ? [{ organisationId: request.organisationId }] : []),
        ],
      },
      select: { id: true, organisationName: true, name: true },
      take: 5,
    }),
    request.organisationId
      ? db.workspace.findMany({ where: { organisationId: request.organisationId }, select: { slug: true, name: true }, take: 10 })
      : [],
    request.decidedById ? db.user.findUnique({ where: { id: request.decidedById }, select: { name: true } }) : null,
  ])
  const isAlike = ({ name }: { name: LanguageText }) => Object.values(name).some((one) => areNamesNear(request.organisationName, one))
  const alike = workspaces.filter(isAlike).slice(0, 5)
  const found = new Map([...ofOrganisation, ...alike].map(({ slug, name }) => [slug, plainText(name as LanguageText, language, slug)]))
  return {
    ...shown,
    decider: decider?.name ?? null,
    organisations: similar.map((organisation) => ({ id: organisation.id, label: labelOf(organisation, language) })),
    workspaces: [...found].map(([slug, name]) => ({ slug, name })),
    others,
    workspaceSlug: request.workspaceId
      ? ((await db.workspace.findUnique({ where: { id: request.workspaceId }, select: { slug: true } }))?.slug ?? null)
      : null,
  }
}

/** What the link of the mail shows of a request. Null where the link is not good. */
export async function followRequest(secret: string) {
  if (!/^[\w-]{43}$/.test(secret)) return null
  return db.workspaceRequest.findUnique({
    where: { tokenHash: hashSecret(secret) },
    select: {
      state: true,
      organisationName: true,
      name: true,
      country: true,
      kind: true,
      reason: true,
      createdAt: true,
      decidedAt: true,
      decision: true,
      workspaceId: true,
    },
  })
}
