import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { ROLES, type Role, type WorkspaceKind } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type RecordCounts = { kind: 'PROJECT' | 'NEED' | 'DATASET'; published: number; drafts: number }

/** A workspace as those who run the instance see it: how many drafts it has, and nothing of what they say. */
export type WorkspaceView = {
  id: string
  slug: string
  name: TaggedText
  kind: WorkspaceKind
  country: string | null
  countryName: string | null
  scopeCountries: string[]
  scopeSectors: string[]
  organisation: { id: string; name: TaggedText; ref: string | null } | null
  closedAt: string | null
  createdAt: string
  records: RecordCounts[]
  members: { id: string; name: string; email: string; role: Role }[]
}

const KINDS = ['PROJECT', 'NEED', 'DATASET'] as const

/** Throws `not-found` for who does not run the instance, and for a workspace that does not exist. */
export async function getWorkspaceForAdmin(actor: Actor, workspaceId: string, language: Language): Promise<WorkspaceView> {
  requireAdmin(actor)
  const found = isUuid(workspaceId)
    ? await db.workspace.findUnique({
        where: { id: workspaceId },
        include: {
          organisation: { select: { id: true, name: true, ref: true } },
          memberships: {
            select: { role: true, user: { select: { id: true, name: true, email: true } } },
            orderBy: { createdAt: 'asc' },
            take: 500,
          },
        },
      })
    : null
  if (!found) throw notFound('workspace')
  const counts = await sql<RecordCounts>(
    `select kind::text as kind, count(*) filter (where publication = 'PUBLISHED')::int as published, count(*) filter (where working_state <> 'NONE')::int as drafts
     from record where workspace_id = $1::uuid group by kind`,
    [workspaceId],
  )
  const named = (name: unknown, otherwise: string) =>
    taggedText(name as LanguageText, language) ?? { text: otherwise, lang: '', dir: 'auto' as const }
  return {
    id: found.id,
    slug: found.slug,
    name: named(found.name, found.slug),
    kind: found.kind,
    country: found.country,
    countryName: found.country ? countryName(found.country, language) : null,
    scopeCountries: found.scopeCountries,
    scopeSectors: found.scopeSectors,
    organisation: found.organisation && {
      id: found.organisation.id,
      ref: found.organisation.ref,
      name: named(found.organisation.name, found.organisation.ref ?? found.organisation.id),
    },
    closedAt: found.closedAt?.toISOString() ?? null,
    createdAt: found.createdAt.toISOString(),
    records: KINDS.map((kind) => counts.find((one) => one.kind === kind) ?? { kind, published: 0, drafts: 0 }),
    members: found.memberships.map(({ role, user }) => ({ ...user, role })).sort((a, b) => ROLES.indexOf(b.role) - ROLES.indexOf(a.role)),
  }
}
