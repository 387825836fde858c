import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { hashSecret } from '#app/platform/auth/link-secret.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** Why a link is not good: nobody sent it (or another one replaced it), it was used, withdrawn, or its time is over. */
export type SpentLink = 'unknown' | 'used' | 'withdrawn' | 'expired'

export type HeldInvitation = { id: string; workspaceId: string; email: string; role: Role; invitedById: string | null; expiresAt: Date }

/** In SQL, of an invitation `i`: who sent it may still invite. Whoever was taken out of a workspace leaves no door open. */
const STANDS = `(i.invited_by_id is null or exists (select 1 from "user" sender left join membership seat on seat.user_id = sender.id and seat.workspace_id = i.workspace_id
  where sender.id = i.invited_by_id and sender.suspended_at is null and (sender.is_admin or seat.role = 'MANAGER')))`

/** The invitation of a link; or why it is not good. */
export async function findInvitation(secret: string, client: Transaction | typeof db = db): Promise<HeldInvitation | SpentLink> {
  if (!/^[\w-]{43}$/.test(secret)) return 'unknown'
  const found = await client.invitation.findUnique({ where: { tokenHash: hashSecret(secret) } })
  if (!found) return 'unknown'
  if (found.acceptedAt) return 'used'
  if (found.withdrawnAt) return 'withdrawn'
  if (found.expiresAt <= new Date()) return 'expired'
  const [sent] = await client.$queryRawUnsafe<{ stands: boolean }[]>(
    `select ${STANDS} as stands from invitation i where i.id = $1::uuid`,
    found.id,
  )
  return sent?.stands ? found : 'withdrawn'
}

export type InvitationView = {
  workspace: TaggedText
  /** Who sent it; null where that person is gone, or where it was the portal's team. */
  inviter: string | null
  email: string
  /** What they are called, as far as who invites knows. */
  name: string | null
  role: Role
  message: string
  until: string
  hasAccount: boolean
  /** The reader is signed in with the address it was sent to, with another, or not at all. */
  reader: 'invited' | 'another' | 'none'
}

/** What the page of an invitation says; or why its link is not good. Reading it changes nothing. */
export async function viewInvitation(actor: Actor, secret: string, language: Language): Promise<InvitationView | SpentLink> {
  const invitation = await findInvitation(secret)
  if (typeof invitation === 'string') return invitation
  const [row] = await sql<{
    slug: string
    name: LanguageText
    inviter: string | null
    called: string | null
    message: string
    accountId: string | null
  }>(
    `select w.slug, w.name, inviter.name as inviter, i.name as called, i.message, account.id as "accountId" from invitation i join workspace w on w.id = i.workspace_id
     left join "user" inviter on inviter.id = i.invited_by_id left join "user" account on account.email = i.email where i.id = $1::uuid`,
    [invitation.id],
  )
  if (!row) return 'unknown'
  return {
    workspace: taggedText(row.name, language) ?? { text: row.slug, lang: '', dir: 'auto' },
    inviter: row.inviter,
    email: invitation.email,
    name: row.called,
    role: invitation.role,
    message: row.message,
    until: formatDay(language, invitation.expiresAt.toISOString()),
    hasAccount: row.accountId !== null,
    reader: actor.kind !== 'person' ? 'none' : actor.userId === row.accountId ? 'invited' : 'another',
  }
}

export type PendingInvitation = {
  id: string
  email: string
  role: Role
  sentAt: Date
  sentCount: number
  expiresAt: Date
  inviter: string | null
  /** Who sent it may invite no longer: its link is no good until somebody else sends it again. */
  isStalled: boolean
}

const A_PAGE = 50

/** Invitations of a workspace that nobody has accepted yet, those sent last first, from before the cursor on. The caller has seen to it that the reader manages it. */
export async function listPendingInvitations(
  workspaceId: string,
  cursor: string | null,
): Promise<{ invitations: PendingInvitation[]; total: number; next: string | null }> {
  const [sentAt, id] = (cursor ?? '').split('~')
  const after = sentAt && id && /^[0-9a-f-]{36}$/i.test(id) && !Number.isNaN(Date.parse(sentAt)) ? [new Date(sentAt), id] : null
  const open = `i.workspace_id = $1::uuid and i.accepted_at is null and i.withdrawn_at is null`
  const [rows, [counted]] = await Promise.all([
    sql<PendingInvitation>(
      `select i.id, i.email, i.role::text as role, i.sent_at as "sentAt", i.sent_count as "sentCount", i.expires_at as "expiresAt", u.name as inviter,
         not ${STANDS} as "isStalled"
       from invitation i left join "user" u on u.id = i.invited_by_id
       where ${open} ${after ? 'and (i.sent_at < $2 or (i.sent_at = $2 and i.id > $3::uuid))' : ''} order by i.sent_at desc, i.id limit ${A_PAGE + 1}`,
      [workspaceId, ...(after ?? [])],
    ),
    sql<{ total: number }>(`select count(*)::int as total from invitation i where ${open}`, [workspaceId]),
  ])
  const last = rows.length > A_PAGE ? rows[A_PAGE - 1] : undefined
  return { invitations: rows.slice(0, A_PAGE), total: counted?.total ?? 0, next: last ? `${last.sentAt.toISOString()}~${last.id}` : null }
}
