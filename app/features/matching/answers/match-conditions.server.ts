import type { SqlText } from '#app/features/filters/sql.server.ts'
import { VALIDATORS, type Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'

/** What conditions and selects of this folder read: a match as `entry`, with the profile as `profile`, which may be gone. */
export const MATCHES = `(select match.*, match.id as record_id from match) entry left join expert_profile profile on profile.id = entry.profile_id`

const workspacesOf = (actor: Actor, roles?: readonly Role[]) =>
  [...actor.memberships].filter(([, role]) => !roles || (roles as readonly string[]).includes(role)).map(([workspaceId]) => workspaceId)

const actsForAll = (actor: Actor) => actor.kind === 'operator' || actor.kind === 'system'

/** What the actor may read: the twin of `matchPolicy.read`. */
export function readableMatches(sql: SqlText, actor: Actor): string {
  if (actsForAll(actor)) return 'true'
  const own = `any(${sql.value(workspacesOf(actor))}::uuid[])`
  const isExpert = actor.userId === null ? '' : ` or entry.profile_id in (${profilesOf(sql, actor.userId)})`
  return `(entry.workspace_id = ${own} or (entry.sent_at is not null and (entry.requester_id = ${own} or entry.roster_id = ${own}${isExpert})))`
}

/** The profiles that are about a person. */
export const profilesOf = (sql: SqlText, userId: string) =>
  `select own.id from expert_profile own where own.user_id = ${sql.value(userId)}::uuid`

/** Where the actor may answer: the twin of `answerRoles`. */
export function awaitingMatches(sql: SqlText, actor: Actor): string {
  if (actsForAll(actor)) return 'false'
  const validated = `any(${sql.value(workspacesOf(actor, VALIDATORS))}::uuid[])`
  const asExpert =
    actor.userId === null ? '' : ` or (entry.expert_answer is null and entry.profile_id in (${profilesOf(sql, actor.userId)}))`
  return `(entry.state = 'SENT' and ((entry.requester_answer is null and entry.requester_id = ${validated})
    or (entry.expert_answer is null and profile.id is not null and profile.user_id is null and profile.email is null and entry.roster_id = ${validated})${asExpert}))`
}
