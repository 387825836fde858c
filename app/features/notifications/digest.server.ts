import { createHmac, timingSafeEqual } from 'node:crypto'
import { v5 as uuidv5 } from 'uuid'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { workspacePath } from '#app/features/workspaces/paths.ts'
import { countWaiting } from '#app/features/workspaces/queries/waiting.server.ts'
import type { OwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import type { Role, WorkspaceKind } from '#app/features/workspaces/roles.ts'
import { listDeadlines } from '#app/features/workspaces/queries/deadlines.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { auth } from '#app/platform/auth/auth.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { FALLBACK_LANGUAGE, isLanguage } from '#app/platform/i18n/languages.ts'
import { mailOrigin, queueMail, type Mail } from '#app/platform/mail/mail.server.ts'
import type { Digest } from './digest.ts'

type Due = {
  workspaceId: string
  userId: string
  role: Role
  email: string
  userName: string
  language: string
  slug: string
  kind: WorkspaceKind
  name: LanguageText
  country: string | null
}

const AT_ONCE = 200

/** How often the actor is written to from a workspace. */
export async function getDigest(actor: Actor, workspaceId: string): Promise<Digest> {
  const where = { workspaceId_userId: { workspaceId, userId: actor.userId ?? '' } }
  return (actor.userId ? await db.membership.findUnique({ where, select: { digest: true } }) : null)?.digest ?? 'NONE'
}

/** Chooses how often the actor is written to from a workspace. Throws `not-found` for who is no member. */
export async function chooseDigest(actor: Actor, workspaceId: string, digest: Digest): Promise<void> {
  const { count } = await db.membership.updateMany({
    where: { workspaceId, userId: actor.userId ?? '' },
    data: { digest, digestSentAt: new Date() },
  })
  if (count === 0) throw notFound('workspace')
}

/** Writes to members who asked for it what waits for them, where a day or a week has passed; nothing where nothing waits. Gives how many were written to. */
export async function sendDigests(): Promise<number> {
  const due = await sql<Due>(
    `select m.workspace_id as "workspaceId", m.user_id as "userId", m.role::text as role, u.email, u.name as "userName", u.language, w.slug, w.kind::text as kind, w.name, w.country
     from membership m join "user" u on u.id = m.user_id join workspace w on w.id = m.workspace_id
     where (m.digest = 'DAILY' and coalesce(m.digest_sent_at, '-infinity') < now() - interval '23 hours')
        or (m.digest = 'WEEKLY' and coalesce(m.digest_sent_at, '-infinity') < now() - interval '167 hours')
     order by m.digest_sent_at nulls first limit ${AT_ONCE}`,
    [],
  )
  let sent = 0
  for (const seat of due) if (await sendDigest(seat)) sent += 1
  return sent
}

async function sendDigest(seat: Due): Promise<boolean> {
  const { workspaceId, userId } = seat
  const actor: Actor = { kind: 'person', userId, name: seat.userName, isAdmin: false, memberships: new Map([[workspaceId, seat.role]]) }
  const workspace: OwnWorkspace = {
    id: workspaceId,
    slug: seat.slug,
    kind: seat.kind,
    name: seat.name,
    country: seat.country,
    role: seat.role,
  }
  const [waiting, deadlines] = await Promise.all([countWaiting(actor, workspace), listDeadlines(workspaceId)])
  const count = waiting.PROJECT + waiting.NEED + waiting.DATASET
  return inTransaction(async (tx) => {
    const now = new Date()
    // Of two processes that look at once, one finds it just sent.
    const taken =
      await tx.$executeRaw`update membership set digest_sent_at = ${now} where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid
      and digest <> 'NONE' and coalesce(digest_sent_at, '-infinity') < now() - interval '22 hours'`
    if (taken === 0 || count + deadlines.length === 0) return false
    await queueMail(tx, digestMail(seat, { count, deadlines: deadlines.length }, now))
    return true
  })
}

function digestMail(seat: Due, { count, deadlines }: { count: number; deadlines: number }, now: Date): Mail {
  const language = isLanguage(seat.language) ? seat.language : FALLBACK_LANGUAGE
  const t = translator(language, 'mail')
  const lines = [
    count > 0 && t('digest.waiting', { count, formatted: formatNumber(language, count) }),
    deadlines > 0 && t('digest.deadlines', { count: deadlines, formatted: formatNumber(language, deadlines) }),
  ]
  const unsubscribe = `${mailOrigin()}${unsubscribePath(language, seat)}`
  const words = {
    name: seat.userName,
    workspace: plainText(seat.name, language, seat.slug),
    lines: lines.filter(Boolean).join('\n'),
    link: `${mailOrigin()}${workspacePath(language, seat.slug)}`,
    unsubscribe,
  }
  return {
    id: uuidv5(`${seat.workspaceId} ${now.toISOString().slice(0, 10)}`, seat.userId),
    to: seat.email,
    subject: t('digest.subject', words),
    text: t('digest.text', words),
    language,
    unsubscribe,
  }
}

type Seat = { workspaceId: string; userId: string }

/** The link that ends these mails without signing in: it says which seat, and carries our signature. It gives no other right. */
export const unsubscribePath = (language: string, seat: Seat) =>
  `/${language}/unsubscribe/${seat.workspaceId}/${seat.userId}/${signatureOf(seat)}`

const signatureOf = ({ workspaceId, userId }: Seat) =>
  createHmac('sha256', auth().options.secret).update(`digest ${workspaceId} ${userId}`).digest('base64url')

/** The seat of an unsubscribing link, where its signature is ours. Throws `not-found` for every other. */
export function seatOfLink(seat: Seat, signature: string): Seat {
  const [given, expected] = [Buffer.from(signature), Buffer.from(isUuid(seat.workspaceId) && isUuid(seat.userId) ? signatureOf(seat) : '')]
  if (expected.length === 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) throw notFound('page')
  return seat
}

/** Ends the mails of a seat. Done twice, it is done. */
export async function endDigest({ workspaceId, userId }: Seat): Promise<void> {
  await db.membership.updateMany({ where: { workspaceId, userId }, data: { digest: 'NONE' } })
}
