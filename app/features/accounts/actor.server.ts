import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { auth } from '#app/platform/auth/auth.server.ts'
import { sessionToken } from '#app/platform/auth/session-token.server.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { log } from '#app/platform/observability/log.server.ts'

type PersonRow = { id: string; name: string; is_admin: boolean; memberships: Record<string, string>; withheld: string[] }
type SessionRow = PersonRow & { session_id: string; proved_at: Date; second_step_at: Date | null; seen_long_ago: boolean }

/** A person's memberships, and the workspaces that want a second step where `given` says that there is none. In a closed workspace everybody reads and nobody writes. */
const seats = (given: string) => `
  coalesce((select json_object_agg(m.workspace_id, case when w.closed_at is null then m.role else 'VIEWER' end) from membership m join workspace w on w.id = m.workspace_id
    where m.user_id = u.id and (not w.requires_second_step or ${given})), '{}') as memberships,
  coalesce((select json_agg(m.workspace_id) from membership m join workspace w on w.id = m.workspace_id
    where m.user_id = u.id and not (not w.requires_second_step or ${given})), '[]') as withheld`

// Every page of a signed-in person begins here: one round trip for session, person and memberships.
const PERSON_OF_SESSION = `
  select u.id, u.name, u.is_admin, s.id as session_id, s.proved_at, s.second_step_at,
    s.last_seen_at < now() - interval '5 minutes' as seen_long_ago, ${seats('s.second_step_at is not null')}
  from session s join "user" u on u.id = s.user_id
  where s.token = $1 and s.expires_at > now() and u.erased_at is null and u.suspended_at is null`

const HAS_SECOND_STEP = `(exists (select 1 from authenticator a where a.user_id = u.id) or exists (select 1 from passkey p where p.user_id = u.id))`

/**
 * A person for whom a job works later, with the memberships they have by then: none where the account is gone. There is no session to
 * have given a second step in; of a workspace that wants one they are a member where they have one to give.
 */
export async function actorOfPerson(userId: string): Promise<Actor> {
  const [person] = await sql<PersonRow>(
    `select u.id, u.name, u.is_admin, ${seats(HAS_SECOND_STEP)} from "user" u where u.id = $1::uuid and u.erased_at is null and u.suspended_at is null`,
    [userId],
  )
  return {
    kind: 'person',
    userId,
    name: person?.name ?? null,
    isAdmin: person?.is_admin ?? false,
    memberships: new Map(Object.entries(person?.memberships ?? {})),
    withheld: new Set(person?.withheld ?? []),
  }
}

/** Who a request comes from: the person of its session, else a visitor. Visitors cost no query, persons one. */
export async function resolveActor(request: Request): Promise<Actor> {
  const token = sessionToken(request.headers.get('cookie'), auth().options.secret)
  const [person] = token ? await sql<SessionRow>(PERSON_OF_SESSION, [token]) : []
  if (!person) return VISITOR
  if (person.seen_long_ago) noteSeen(person.session_id)
  return {
    kind: 'person',
    userId: person.id,
    name: person.name,
    isAdmin: person.is_admin,
    memberships: new Map(Object.entries(person.memberships)),
    withheld: new Set(person.withheld),
    session: { id: person.session_id, provedAt: person.proved_at, secondStepAt: person.second_step_at },
  }
}

/** The page does not wait for it. */
function noteSeen(sessionId: string): void {
  sql(`update session set last_seen_at = now() where id = $1::uuid and last_seen_at < now() - interval '5 minutes'`, [sessionId]).catch(
    (error: unknown) => log.warn({ reason: String(error) }, 'a session was not noted as seen'),
  )
}
