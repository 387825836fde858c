import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { readTimeCursor, writeTimeCursor } from '#app/features/instance/cursor.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { SECURITY_EVENT_KINDS, type SecurityEventKind } from '#app/platform/auth/security-event-kinds.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { adminQuery } from './search-words.server.ts'

export type SecurityLine = {
  id: string
  kind: SecurityEventKind
  at: string
  person: { id: string; name: string } | null
  workspace: { id: string; name: string } | null
  network: string | null
  /** What an admin did: `made`, `suspended` ... */
  action: string | null
}

export type SecurityAsked = {
  kind?: string | undefined
  /** Words of the name or the address of accounts. */
  q?: string | undefined
  /** Ids; anything else finds nothing. */
  user?: string | undefined
  workspace?: string | undefined
  network?: string | undefined
  /** Calendar days, UTC. */
  from?: string | undefined
  to?: string | undefined
  after: string | null
  limit?: number
}

/** `isTooMany`: the words fit more accounts than are looked through, and nothing is listed. */
export type SecurityPage = { items: SecurityLine[]; next: string | null; isTooMany: boolean }

const PAGE = 50
/** Accounts whose events are looked through for words. */
const MOST_ACCOUNTS = 100
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

export const isSecurityKind = (kind: string | undefined): kind is SecurityEventKind =>
  (SECURITY_EVENT_KINDS as readonly string[]).includes(kind ?? '')
const isDay = (day: string | undefined): day is string => DAY.test(day ?? '') && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))

/** Security events, the newest first. Throws `not-found` for who does not run the instance. */
export async function listSecurityEvents(actor: Actor, language: Language, asked: SecurityAsked): Promise<SecurityPage> {
  requireAdmin(actor)
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const where: string[] = []
  if (isSecurityKind(asked.kind)) where.push(`e.kind = ${value(asked.kind)}`)
  for (const [column, id] of [
    ['user_id', asked.user],
    ['workspace_id', asked.workspace],
  ] as const)
    if (id) where.push(ID.test(id) ? `e.${column} = ${value(id)}::uuid` : 'false')
  if (asked.network) where.push(`e.network = ${value(asked.network.slice(0, 60))}`)
  if (isDay(asked.from)) where.push(`e.at >= ${value(asked.from)}::date`)
  if (isDay(asked.to)) where.push(`e.at < ${value(asked.to)}::date + 1`)
  const cursor = readTimeCursor(asked.after)
  if (cursor)
    where.push(`e.at <= ${value(cursor.at)}::timestamptz and (e.at < ${value(cursor.at)}::timestamptz or e.id > ${value(cursor.id)}::uuid)`)
  const limit = asked.limit ?? PAGE
  const accounts = await findAccounts(asked.q ?? '')
  if (accounts && accounts.length > MOST_ACCOUNTS) return { items: [], next: null, isTooMany: true }
  // Of each account the newest events alone are read, by their index, however many it has.
  const newest = (more: string[]) =>
    `select e.* from security_event e ${[...where, ...more].map((one, index) => `${index === 0 ? 'where' : 'and'} ${one}`).join(' ')}
     order by e.at desc, e.id limit ${limit + 1}`
  const events = accounts
    ? `select e.* from unnest(${value(accounts)}::uuid[]) account(id) cross join lateral (${newest(['e.user_id = account.id'])}) e`
    : newest([])
  const rows = await sql<Row>(
    `select e.id, e.kind, e.at, e.network, e.detail->>'action' as action, u.id as "userId", u.name as "userName", w.id as "workspaceId", w.name as "workspaceName"
     from (${events}) e left join "user" u on u.id = e.user_id left join workspace w on w.id = e.workspace_id
     order by e.at desc, e.id limit ${limit + 1}`,
    values,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      id: row.id,
      kind: row.kind,
      at: row.at.toISOString(),
      person: row.userId ? { id: row.userId, name: row.userName ?? '' } : null,
      workspace: row.workspaceId ? { id: row.workspaceId, name: plainText(row.workspaceName ?? {}, language, row.workspaceId) } : null,
      network: row.network,
      action: row.action,
    })),
    next: rows.length > limit && last ? writeTimeCursor({ at: last.at.toISOString(), id: last.id }) : null,
    isTooMany: false,
  }
}

/** Ids of the account with this address, else of those that the words fit, one more than are looked through at most; null without words. */
async function findAccounts(q: string): Promise<string[] | null> {
  if (q.trim() === '') return null
  const known = await db.user.findUnique({ where: { email: q.trim().toLowerCase() }, select: { id: true } })
  if (known) return [known.id]
  const query = adminQuery(q)
  if (!query) return []
  const found = await sql<{ id: string }>(
    `select id from "user" where admin_search(name || ' ' || email) @@ $1::tsquery limit ${MOST_ACCOUNTS + 1}`,
    [query],
  )
  return found.map(({ id }) => id)
}

type Row = {
  id: string
  kind: SecurityEventKind
  at: Date
  network: string | null
  action: string | null
  userId: string | null
  userName: string | null
  workspaceId: string | null
  workspaceName: LanguageText | null
}
