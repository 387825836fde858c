import { accountPolicy } from '#app/features/accounts/policy.ts'
import { homeSeat } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Prisma } from '#app/platform/db/generated/client.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { mailSetting } from '#app/platform/mail/mail.server.ts'

/** Where a person begins: the slug of the workspace where they may do the most, else null. */
export async function findHomeWorkspace(userId: string): Promise<string | null> {
  const seats = await db.membership.findMany({ where: { userId }, select: { role: true, workspace: { select: { slug: true } } } })
  return homeSeat(seats)?.workspace.slug ?? null
}

export type WaitingMail = { id: string; to: string; subject: string; text: string; language: string; createdAt: string }

const PAGE = 20

/**
 * Messages that wait in the portal because no mail server is set, newest first; `page` counts from 1. Throws
 * `unauthenticated` or `forbidden` for those who may read none.
 */
export async function listOutbox(actor: Actor, page: number): Promise<{ mails: WaitingMail[]; total: number; hasNext: boolean }> {
  const where = await readableMails(actor)
  const [mails, total] = await Promise.all([
    db.mail.findMany({
      where,
      select: { id: true, to: true, subject: true, text: true, language: true, createdAt: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PAGE,
      take: PAGE,
    }),
    db.mail.count({ where }),
  ])
  return { mails: mails.map((mail) => ({ ...mail, createdAt: mail.createdAt.toISOString() })), total, hasNext: page * PAGE < total }
}

/**
 * An admin reads every message that waits. In a demonstration anyone reads those to its own people, and they read no others: everybody
 * knows their password. Where nobody else runs a demonstration that no mail server serves, its own admin reads all: nobody else could.
 */
async function readableMails(actor: Actor): Promise<Prisma.MailWhereInput> {
  const fictional = await db.user.findMany({ where: { isDemo: true }, select: { id: true, email: true } })
  const isFictional = fictional.some(({ id }) => id === actor.userId)
  if (accountPolicy.readOutbox(actor) && (!isFictional || (await isRunByItsOwn()))) return { sentBy: 'outbox' }
  if (fictional.length > 0) {
    const experts = await db.expertProfile.findMany({ where: { isDemo: true, email: { not: null } }, select: { email: true } })
    return { sentBy: 'outbox', to: { in: [...fictional, ...experts].flatMap(({ email }) => email ?? []) } }
  }
  if (actor.kind === 'visitor') throw new AppError('unauthenticated', 'unauthenticated.page')
  throw forbidden('outbox')
}

/** Whether this is a demonstration alone: it shows the demonstration's workspaces, no real person is its admin, and it has no mail server. */
async function isRunByItsOwn(): Promise<boolean> {
  if (mailSetting().server) return false
  const [shown, realAdmins] = await Promise.all([
    db.workspace.count({ where: { isDemo: true } }),
    db.user.count({ where: { isDemo: false, isAdmin: true } }),
  ])
  return shown > 0 && realAdmins === 0
}
