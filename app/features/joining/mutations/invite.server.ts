import { v7 as uuidv7 } from 'uuid'
import { INVITATION_DAYS } from '#app/features/joining/invitees.ts'
import { invitationMail } from '#app/features/joining/write-invitation.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { lockSeats } from '#app/features/workspaces/require-manager.server.ts'
import type { Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { makeSecret } from '#app/platform/auth/link-secret.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { queueMail } from '#app/platform/mail/mail.server.ts'

const DAY_MS = 24 * 3600 * 1000
const MINUTE_MS = 60_000
/** Mails of invitations that leave a workspace in 24 hours. */
const MOST_A_DAY = 1500
/** How often one invitation is sent, and the least time between two. */
const MOST_SENT = 5
const MINUTES_BETWEEN = 10

export type Inviting = {
  emails: readonly string[]
  /** What people are called, by address, as far as it was told: proposed to who follows the link. */
  names?: ReadonlyMap<string, string>
  role: Role
  language: Language
  message: string
}

export type Invited = {
  invited: number
  /** Members already. */ members: number
  /** Were sent an invitation minutes ago, or too often. */ waiting: number
}

/**
 * Invites addresses into a workspace; each is sent a link. An address that is a member's already is passed over, one invited
 * before is sent another link with what is chosen now. Throws `not-found`, `forbidden`, and `too-many` where a day's mails are used up.
 */
export async function inviteMembers(actor: Actor, workspaceId: string, { emails, names, ...how }: Inviting): Promise<Invited> {
  return inTransaction(
    async (tx) => {
      await lockSeats(tx, actor, workspaceId)
      const workspace = await namedWorkspace(tx, workspaceId)
      const seated = await tx.membership.findMany({
        where: { workspaceId, user: { email: { in: [...emails] } } },
        select: { user: { select: { email: true } } },
      })
      const members = new Set(seated.map(({ user }) => user.email))
      const known = await tx.invitation.findMany({ where: { workspaceId, email: { in: [...emails] } } })
      const earlier = new Map(known.map((invitation) => [invitation.email, invitation]))
      const wanted = emails.filter((email) => !members.has(email))
      const due = wanted.filter((email) => {
        const before = earlier.get(email)
        return !before || !wasSentLately(before) || canSendAgain(before)
      })
      await requireRoom(tx, workspaceId, due.length)
      for (const email of due) {
        const before = earlier.get(email)
        await send(tx, actor, {
          ...how,
          email,
          name: names?.get(email) ?? before?.name ?? null,
          workspaceId,
          workspace,
          sentCount: before && wasSentLately(before) ? before.sentCount + 1 : 1,
        })
      }
      return { invited: due.length, members: members.size, waiting: wanted.length - due.length }
    },
    { timeout: 120_000 },
  )
}

/** Sends an invitation again: the link sent before ends. Throws `not-found`, `forbidden`, and `too-many` where it was sent minutes ago or too often. */
export async function sendInvitationAgain(actor: Actor, workspaceId: string, invitationId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const invitation = await pendingInvitation(tx, actor, workspaceId, invitationId)
    if (!canSendAgain(invitation)) throw new AppError('too-many', 'tooMany.invitation')
    await requireRoom(tx, workspaceId, 1)
    const { email, name, role, language, message, sentCount } = invitation
    const workspace = await namedWorkspace(tx, workspaceId)
    await send(tx, actor, { email, name, role, language, message, workspaceId, workspace, sentCount: sentCount + 1 })
  })
}

/** Withdraws an invitation: its link ends. Throws `not-found` and `forbidden`. */
export async function withdrawInvitation(actor: Actor, workspaceId: string, invitationId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const invitation = await pendingInvitation(tx, actor, workspaceId, invitationId)
    await tx.invitation.update({ where: { id: invitation.id }, data: { withdrawnAt: new Date() } })
    await recordEvent(tx, {
      actor,
      kind: 'member.invitationWithdrawn',
      workspaceId,
      changes: [{ path: `invitations/${invitation.id}`, before: invitation.role, after: null }],
    })
  })
}

type Sending = {
  email: string
  name: string | null
  role: Role
  language: string
  message: string
  workspaceId: string
  workspace: { slug: string; name: LanguageText }
  sentCount: number
}

/** Writes an invitation with a new secret and queues its mail. The event names no address: events outlive an erasure. */
export async function send(tx: Transaction, actor: Actor, { workspace, ...invitation }: Sending): Promise<void> {
  const { secret, hash } = makeSecret()
  const { workspaceId, email, role } = invitation
  const now = new Date()
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS)
  const state = {
    ...invitation,
    tokenHash: hash,
    invitedById: actor.userId,
    sentAt: now,
    expiresAt,
    acceptedAt: null,
    acceptedById: null,
    withdrawnAt: null,
  }
  const { id } = await tx.invitation.upsert({
    where: { workspaceId_email: { workspaceId, email } },
    create: { id: uuidv7(), ...state },
    update: state,
    select: { id: true },
  })
  await queueMail(tx, invitationMail({ ...invitation, secret, expiresAt, workspace, inviter: actor.name }))
  await recordEvent(tx, { actor, kind: 'member.invited', workspaceId, changes: [{ path: `invitations/${id}`, before: null, after: role }] })
}

type Earlier = { sentAt: Date; acceptedAt: Date | null; withdrawnAt: Date | null }

/** Withdrawing and inviting anew fills nobody's mailbox: what was sent within a day still counts. */
const wasSentLately = ({ sentAt, acceptedAt, withdrawnAt }: Earlier) =>
  acceptedAt === null && (withdrawnAt === null || sentAt.getTime() > Date.now() - DAY_MS)

/** Pure, but for the clock. */
export const canSendAgain = ({ sentAt, sentCount }: { sentAt: Date; sentCount: number }) =>
  sentCount < MOST_SENT && sentAt.getTime() < Date.now() - MINUTES_BETWEEN * MINUTE_MS

async function pendingInvitation(tx: Transaction, actor: Actor, workspaceId: string, invitationId: string) {
  await lockSeats(tx, actor, workspaceId)
  const where = { id: invitationId, workspaceId, acceptedAt: null, withdrawnAt: null }
  const invitation = isUuid(invitationId) ? await tx.invitation.findFirst({ where }) : null
  if (!invitation) throw notFound('invitation')
  return invitation
}

async function requireRoom(tx: Transaction, workspaceId: string, more: number): Promise<void> {
  const sent = await tx.invitation.count({ where: { workspaceId, sentAt: { gt: new Date(Date.now() - DAY_MS) } } })
  if (sent + more > MOST_A_DAY) throw new AppError('too-many', 'tooMany.invitations')
}

async function namedWorkspace(tx: Transaction, workspaceId: string): Promise<{ slug: string; name: LanguageText }> {
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { slug: true, name: true } })
  return { slug: workspace.slug, name: workspace.name as LanguageText }
}
