import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { auth } from '#app/platform/auth/auth.server.ts'
import { sessionToken } from '#app/platform/auth/session-token.server.ts'
import { sql } from '#app/platform/db/client.server.ts'

type PersonRow = { id: string; name: string; is_admin: boolean; memberships: Record<string, string> }

// In a closed workspace everybody reads and nobody writes.
const MEMBERSHIPS = `coalesce((select json_object_agg(m.workspace_id, case when w.closed_at is null then m.role else 'VIEWER' end)
    from membership m join workspace w on w.id = m.workspace_id where m.user_id = u.id), '{}')`

// Every page of a signed-in person begins here: one round trip for session, person and memberships.
const PERSON_OF_SESSION = `
  select u.id, u.name, u.is_admin, ${MEMBERSHIPS} as memberships
  from session s join "user" u on u.id = s.user_id
  where s.token = $1 and s.expires_at > now() and u.suspended_at is null`

/** A person for whom a job works later, with the memberships they have by then: none where the account is gone. */
export async function actorOfPerson(userId: string): Promise<Actor> {
  const [person] = await sql<Omit<PersonRow, 'id'>>(
    `select u.name, u.is_admin, ${MEMBERSHIPS} as memberships from "user" u where u.id = $1::uuid and u.suspended_at is null`,
    [userId],
  )
  return {
    kind: 'person',
    userId,
    name: person?.name ?? null,
    isAdmin: person?.is_admin ?? false,
    memberships: new Map(Object.entries(person?.memberships ?? {})),
  }
}

/** Who a request comes from: the person of its session, else a visitor. Visitors cost no query, persons one. */
export async function resolveActor(request: Request): Promise<Actor> {
  const token = sessionToken(request.headers.get('cookie'), auth().options.secret)
  const [person] = token ? await sql<PersonRow>(PERSON_OF_SESSION, [token]) : []
  if (!person) return VISITOR
  return {
    kind: 'person',
    userId: person.id,
    name: person.name,
    isAdmin: person.is_admin,
    memberships: new Map(Object.entries(person.memberships)),
  }
}
