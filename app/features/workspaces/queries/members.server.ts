import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { OwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import { MANAGERS, ROLES, VALIDATORS, type Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { wellFormed } from '#app/platform/http/well-formed.ts'

export type Member = { id: string; name: string; /** Shown to managers alone. */ email: string | null; role: Role; since: Date }
export type MemberPage = {
  members: Member[]
  /** Those that fit the words searched for, on all pages. */ total: number
  next: string | null
}

const A_PAGE = 50
const LONGEST_WORDS = 100

/** The row of `sql` for a member; who has most rights comes first. */
const MEMBER = `m.user_id as id, u.name, u.email, m.role::text as role, m.created_at as since`

/**
 * The people of a workspace, those with most rights first, then by name. `words`: parts of names, for managers of addresses
 * too. The caller has seen to it that the reader is one of them. A cursor that is not understood begins anew.
 */
export async function listMembers(
  workspace: OwnWorkspace,
  { words = '', cursor = null }: { words?: string; cursor?: string | null } = {},
): Promise<MemberPage> {
  const seesEmail = MANAGERS.includes(workspace.role)
  const values: unknown[] = [workspace.id]
  const searched = words.slice(0, LONGEST_WORDS).split(/\s+/).filter(Boolean)
  const found = searched.map((word) => {
    const at = `$${values.push(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`
    return `and (u.name ilike ${at}${seesEmail ? ` or u.email ilike ${at}` : ''})`
  })
  const from = `from membership m join "user" u on u.id = m.user_id where m.workspace_id = $1::uuid ${found.join(' ')}`
  const [counted] = await sql<{ total: number }>(`select count(*)::int as total ${from}`, values)
  const after = readCursor(cursor)
  const beyond = after
    ? `and (m.role < $${values.push(after.role)}::"Role" or (m.role = $${values.length}::"Role" and (u.name, m.user_id) > ($${values.push(after.name)}, $${values.push(after.id)}::uuid)))`
    : ''
  const rows = await sql<Member>(`select ${MEMBER} ${from} ${beyond} order by m.role desc, u.name, m.user_id limit ${A_PAGE + 1}`, values)
  const members = rows.slice(0, A_PAGE).map((member) => ({ ...member, email: seesEmail ? member.email : null }))
  const last = members.at(-1)
  return { members, total: counted?.total ?? 0, next: rows.length > A_PAGE && last ? writeCursor(last) : null }
}

/** One member, for the pages that change their seat. Throws `not-found` for who is no member. */
export async function getMember(workspaceId: string, userId: string): Promise<Member> {
  const rows = isUuid(userId)
    ? await sql<Member>(
        `select ${MEMBER} from membership m join "user" u on u.id = m.user_id where m.workspace_id = $1::uuid and m.user_id = $2::uuid`,
        [workspaceId, userId],
      )
    : []
  const [member] = rows
  if (!member) throw notFound('member')
  return member
}

export type SeatFacts = {
  managers: number
  /** Fewer people may validate than have to approve: nothing can be published. */
  tooFewValidators: boolean
}

/** What the members of a workspace are to be told of its seats. */
export async function getSeatFacts(workspaceId: string): Promise<SeatFacts> {
  const [facts] = await sql<SeatFacts>(
    `select count(*) filter (where m.role = 'MANAGER')::int as managers,
       count(*) filter (where m.role = any($2::"Role"[])) < greatest(max(w.approvals_required), 1) as "tooFewValidators"
     from workspace w left join membership m on m.workspace_id = w.id where w.id = $1::uuid`,
    [workspaceId, VALIDATORS],
  )
  return facts ?? { managers: 0, tooFewValidators: true }
}

/** What of a person's is under way in a workspace: drafts they wrote in, and tokens they made that go on working. */
export async function countUnderWay(workspaceId: string, userId: string): Promise<{ drafts: number; tokens: number }> {
  const [counts] = await sql<{ drafts: number; tokens: number }>(
    `select (select count(*)::int from record where workspace_id = $1::uuid and working_state in ('DRAFT', 'SUBMITTED', 'RETURNED') and $2::uuid = any(working_editors)) as drafts,
       (select count(*)::int from api_token where workspace_id = $1::uuid and created_by_id = $2::uuid and ended_at is null and expires_at > now()) as tokens`,
    [workspaceId, userId],
  )
  return counts ?? { drafts: 0, tokens: 0 }
}

/** True for who reads the page about themselves. */
export const isSelf = (actor: Actor, member: Pick<Member, 'id'>) => actor.userId === member.id

const writeCursor = ({ role, name, id }: Member) => Buffer.from(JSON.stringify([role, name, id])).toString('base64url')

function readCursor(cursor: string | null): { role: Role; name: string; id: string } | null {
  try {
    const [role, name, id] = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as unknown[]
    const known = ROLES.find((one) => one === role)
    return known && typeof name === 'string' && typeof id === 'string' && isUuid(id) ? { role: known, name: wellFormed(name), id } : null
  } catch {
    return null
  }
}
