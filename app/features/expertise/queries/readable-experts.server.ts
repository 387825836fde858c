import type { ExpertReader } from '#app/features/expertise/policy.ts'
import type { SqlText } from '#app/features/filters/sql.server.ts'

/** Of rows of `expert_profile expert` those that this reader may read, as a condition for lists: `readableExperts` in SQL. */
export function readableExpertRows({ actor, coordinates }: ExpertReader, sql: SqlText): string {
  if (actor.kind === 'operator' || actor.kind === 'system') return 'true'
  const open = coordinates ? `expert.seen_by in ('COORDINATORS', 'PUBLIC')` : `expert.seen_by = 'PUBLIC'`
  const own = actor.memberships.size === 0 ? [] : [`expert.workspace_id = any(${sql.value([...actor.memberships.keys()])}::uuid[])`]
  const self = actor.userId === null ? [] : [`expert.user_id = ${sql.value(actor.userId)}::uuid`]
  return `(${[open, ...own, ...self].join(' or ')})`
}
