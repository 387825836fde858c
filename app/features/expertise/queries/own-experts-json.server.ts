import type { ExpertContent } from '#app/features/expertise/content.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { OwnPage } from '#app/features/provenance/own-records.server.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'

type Row = {
  id: string
  kind: string
  name: string
  seenBy: string
  hasAccount: boolean
  revision: number
  content: ExpertContent
  updatedAt: Date
}

/**
 * A page of a workspace's roster, changed last first: what its members see in its list, without mailboxes and telephones, which no
 * program needs. Throws `not-found` for who is no member.
 */
export async function listOwnExpertsJson(actor: Actor, workspaceId: string, { cursor, limit }: OwnPage) {
  if (!hasRole(actor, workspaceId)) throw notFound('workspace')
  const [at, id] = (cursor ?? '').split('~')
  const after = at && id && isUuid(id) && !Number.isNaN(Date.parse(at)) ? [new Date(at), id] : null
  const [rows, [counted]] = await Promise.all([
    sql<Row>(
      `select id, kind::text as kind, name, seen_by::text as "seenBy", user_id is not null as "hasAccount", revision, content, updated_at as "updatedAt" from expert_profile
       where workspace_id = $1::uuid ${after ? 'and (updated_at < $3 or (updated_at = $3 and id > $4::uuid))' : ''} order by updated_at desc, id limit $2`,
      [workspaceId, limit + 1, ...(after ?? [])],
    ),
    sql<{ total: number }>('select count(*)::int as total from expert_profile where workspace_id = $1::uuid', [workspaceId]),
  ])
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ content, seenBy, kind, updatedAt, ...expert }) => ({
      ...expert,
      kind: kind.toLowerCase(),
      seenBy: seenBy.toLowerCase(),
      headline: { ...content.headline },
      skills: content.skills.map(({ key, words, level }) => ({ ...(key && { skill: key }), ...(words && { words }), level })),
      languages: content.languages,
      countries: content.countries,
      availability: content.availability,
      updatedAt: updatedAt.toISOString(),
    })),
    next: last ? `${last.updatedAt.toISOString()}~${last.id}` : null,
    total: counted?.total ?? 0,
  }
}
