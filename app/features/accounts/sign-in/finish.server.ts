import { findHomeWorkspace } from '#app/features/accounts/queries.server.ts'
import { hasSecondStep, secondStepsOf } from '#app/features/accounts/methods/second-steps.server.ts'
import { proofCookie } from '#app/platform/auth/cookies.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { openSession, type Visit } from '#app/platform/auth/sessions.server.ts'
import type { SessionStart } from '#app/platform/auth/session-starts.ts'
import { db } from '#app/platform/db/client.server.ts'
import { forbidden } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { noticePlace } from './new-place.server.ts'
import { makeProof } from './proofs.server.ts'

/** A session is open; or the first step is given and the second is waited for. `cookies` are headers for the browser. */
export type FirstStep = { kind: 'done'; cookies: string[]; workspace: string | null } | { kind: 'secondStep'; cookies: string[] }

/** How long a second step may take after the first, in seconds. */
export const SECOND_STEP_SECONDS = 15 * 60

export type Proven = {
  userId: string
  by: SessionStart
  /** The proof counts as both steps. */
  isWhole: boolean
  visit: Visit
  /** The language of the page; it becomes the one in which the person is written to. */
  language: Language
}

/** What follows from any proof of who somebody is: the one way into a session. */
export async function finishFirstStep(proven: Proven): Promise<FirstStep> {
  const { userId, by, isWhole, visit } = proven
  if (isWhole || !hasSecondStep(await secondStepsOf(userId))) return startSession(proven)
  const { secret } = await makeProof({ kind: 'secondStep', userId, data: { by }, seconds: SECOND_STEP_SECONDS })
  return { kind: 'secondStep', cookies: [proofCookie('step', secret, { seconds: SECOND_STEP_SECONDS, secure: visit.secure })] }
}

/** Opens the session of somebody who has proved all there is to prove. Throws `forbidden` where signing in is suspended. */
export async function startSession({ userId, by, isWhole, visit, language }: Proven): Promise<FirstStep & { kind: 'done' }> {
  if ((await db.user.count({ where: { id: userId, suspendedAt: { not: null } } })) > 0) throw forbidden('suspended')
  const cookies = await openSession(userId, by, isWhole, visit)
  await keepLanguage(userId, language)
  await noticePlace(userId, visit)
  await recordSecurityEvent({ kind: 'sign-in.done', userId, address: visit.address, detail: { by } })
  return { kind: 'done', cookies, workspace: await findHomeWorkspace(userId) }
}

/** People of the demonstration keep the language they were given: many visitors sign in as them. */
async function keepLanguage(userId: string, language: Language): Promise<void> {
  await db.user.updateMany({ where: { id: userId, isDemo: false, language: { not: language } }, data: { language } })
}
