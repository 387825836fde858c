import { createHmac } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { auth, SESSION_SECONDS } from './auth.server.ts'
import { newSecret } from './secrets.server.ts'
import type { SessionStart } from './session-starts.ts'
import { networkOf } from './security-events.server.ts'

/** From where and with what a person comes. */
export type Visit = {
  /** The network address. */
  address: string
  /** What the browser says of itself. */
  userAgent: string
  /** The page came by https. */
  secure: boolean
}

const LONGEST_AGENT = 300

/**
 * Starts a session for a person whose proof was checked; `hasSecondStep` says that it counts as both steps, or that the second was
 * given too. Gives the cookies for the browser.
 */
export async function openSession(userId: string, startedBy: SessionStart, hasSecondStep: boolean, visit: Visit): Promise<string[]> {
  const now = new Date()
  const token = newSecret()
  await db.session.deleteMany({ where: { userId, expiresAt: { lt: now } } })
  await db.session.create({
    data: {
      id: uuidv7(),
      token,
      userId,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
      userAgent: visit.userAgent.slice(0, LONGEST_AGENT),
      network: networkOf(visit.address),
      startedBy,
      provedAt: now,
      secondStepAt: hasSecondStep ? now : null,
    },
  })
  return [await sessionCookie(token, visit.secure)]
}

/** The cookie as better-auth writes it: `token.signature`. */
async function sessionCookie(token: string, secure: boolean): Promise<string> {
  const { authCookies } = await auth().$context
  const { name, attributes } = authCookies.sessionToken
  const signature = createHmac('sha256', auth().options.secret).update(token).digest('base64')
  const ends = attributes.secure === true || secure ? '; Secure' : ''
  return `${name}=${encodeURIComponent(`${token}.${signature}`)}; Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly; SameSite=Lax${ends}`
}

/** Notes that the person of a session proved again who they are; with `secondStep`, that a second step was given. */
export async function markProved(sessionId: string, { secondStep }: { secondStep: boolean }): Promise<void> {
  const now = new Date()
  await db.session.updateMany({ where: { id: sessionId }, data: { provedAt: now, ...(secondStep && { secondStepAt: now }) } })
}

/** Ends a person's sessions, but for the one they ask by. Gives how many. */
export async function endSessions(tx: Transaction, userId: string, except?: string): Promise<number> {
  const ended = await tx.session.deleteMany({ where: { userId, ...(except && { id: { not: except } }) } })
  return ended.count
}
