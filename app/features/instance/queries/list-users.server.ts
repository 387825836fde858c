import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { readTimeCursor, writeTimeCursor } from '#app/features/instance/cursor.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { adminQuery } from './search-words.server.ts'

export const USER_FILTERS = ['admin', 'unconfirmed', 'noWorkspace', 'inactive', 'suspended'] as const
export type UserFilter = (typeof USER_FILTERS)[number]

export type UserLine = {
  id: string
  name: string
  email: string
  isAdmin: boolean
  isSuspended: boolean
  workspaces: number
  /** When a session of theirs last began; null: none that still stands. */
  seenAt: string | null
  createdAt: string
}

export type UserPage = { items: UserLine[]; total: number; next: string | null }

const PAGE = 50
/** Days without a session after which an account counts as inactive. */
export const INACTIVE_DAYS = 90

// A session lasts a week: who has none younger than that and an old account did not sign in lately.
const CONDITIONS: Record<UserFilter, string> = {
  admin: 'u.is_admin',
  unconfirmed: 'not u.email_verified',
  noWorkspace: 'not exists (select 1 from membership m where m.user_id = u.id)',
  inactive: `u.created_at < now() - interval '${INACTIVE_DAYS} days' and u.updated_at < now() - interval '${INACTIVE_DAYS} days' and not exists (select 1 from session s where s.user_id = u.id)`,
  suspended: 'u.suspended_at is not null',
}

/** Accounts but for erased ones, the newest first; `q` is looked for in names and addresses. Throws `not-found` for who does not run the instance. */
export async function listUsers(
  actor: Actor,
  { q, filters, after }: { q: string; filters: readonly UserFilter[]; after: string | null },
): Promise<UserPage> {
  requireAdmin(actor)
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const where = ['u.erased_at is null', ...filters.map((filter) => CONDITIONS[filter])]
  const query = adminQuery(q)
  if (query) where.push(`admin_search(u.name || ' ' || u.email) @@ ${value(query)}::tsquery`)
  const condition = where.join(' and ')
  const counted = values.slice()
  const cursor = readTimeCursor(after)
  const from = cursor
    ? ` and u.created_at <= ${value(cursor.at)}::timestamptz and (u.created_at < ${value(cursor.at)}::timestamptz or u.id > ${value(cursor.id)}::uuid)`
    : ''
  const [rows, totals] = await Promise.all([
    sql<Row>(
      `select u.id, u.name, u.email, u.is_admin as "isAdmin", u.suspended_at is not null as "isSuspended", u.created_at as "createdAt",
         (select count(*)::int from membership m where m.user_id = u.id) as workspaces,
         (select max(s.created_at) from session s where s.user_id = u.id) as "seenAt"
       from "user" u where ${condition}${from} order by u.created_at desc, u.id limit ${PAGE + 1}`,
      values,
    ),
    sql<{ n: number }>(`select count(*)::int as n from "user" u where ${condition}`, counted),
  ])
  const shown = rows
    .slice(0, PAGE)
    .map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), seenAt: row.seenAt?.toISOString() ?? null }))
  const last = shown.at(-1)
  return {
    items: shown,
    total: totals[0]?.n ?? 0,
    next: rows.length > PAGE && last ? writeTimeCursor({ at: last.createdAt, id: last.id }) : null,
  }
}

type Row = Omit<UserLine, 'createdAt' | 'seenAt'> & { createdAt: Date; seenAt: Date | null }
