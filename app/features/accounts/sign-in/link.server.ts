import { randomInt } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { queueAccountMail } from '#app/features/accounts/account-mail.server.ts'
import { fieldProblems, forgotSchema, type FieldProblem } from '#app/features/accounts/schema.ts'
import { tooMany, type TooMany } from '#app/features/accounts/sign-in.server.ts'
import { plainCode } from '#app/platform/auth/one-time-code.ts'
import { proofCookie, droppedCookie } from '#app/platform/auth/cookies.server.ts'
import { hashOf, hashOfCode, newSecret } from '#app/platform/auth/secrets.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { countLink } from '#app/platform/auth/sign-in-limits.server.ts'
import type { Visit } from '#app/platform/auth/sessions.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { isLanguage, type Language } from '#app/platform/i18n/languages.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { mailOrigin } from '#app/platform/mail/mail.server.ts'
import { finishFirstStep, type FirstStep } from './finish.server.ts'
import { placeKnownTo } from './new-place.server.ts'
import { countProofTry, findProof, makeProof, useProof } from './proofs.server.ts'

/** The job that looks for the account of an address and has the link sent. */
export const LINK_JOB = 'sign-in-link'

/** How long a link is good for, in seconds. */
export const LINK_SECONDS = 15 * 60

const MOST_TRIES = 6

/** `code` is the hash of the digits that may be typed in the browser that asked. */
type LinkData = { code: string; to: string | null }

export type AskedLink = { kind: 'sent'; cookies: string[] } | { kind: 'fields'; problems: FieldProblem[] } | TooMany

/** Has a link sent where the address has an account; the answer, and the time it takes, is the same where it has none. */
export async function askForLink(typed: { email: string; to: string | null }, visit: Visit, language: Language): Promise<AskedLink> {
  const given = forgotSchema.safeParse({ email: typed.email })
  if (!given.success) return { kind: 'fields', problems: fieldProblems(given.error) }
  try {
    await countLink(visit.address, given.data.email, await placeKnownTo(given.data.email, visit.address))
  } catch (error) {
    return tooMany(error)
  }
  const browser = newSecret()
  const asked = { id: uuidv7(), email: given.data.email, browser: hashOf(browser), to: typed.to, language }
  await inTransaction((tx) => enqueue(tx, LINK_JOB, asked))
  return { kind: 'sent', cookies: [proofCookie('link', browser, { seconds: LINK_SECONDS, secure: visit.secure })] }
}

const askedSchema = z.object({ id: z.uuid(), email: z.string(), browser: z.string(), to: z.string().nullable(), language: z.string() })

/** Sends the link, in the language of the page it was asked on, once however often the job runs. Each that was asked for is good in its time: nobody takes another's away by asking for more. */
export async function sendLink(payload: unknown): Promise<void> {
  const { id, email, browser, to, language } = askedSchema.parse(payload)
  const user = await db.user.findUnique({ where: { email }, select: { id: true, name: true, email: true, language: true } })
  if (!user) return
  const reader = isLanguage(language) ? language : user.language
  const code = String(randomInt(10 ** 8)).padStart(8, '0')
  await inTransaction(async (tx) => {
    if ((await tx.signInProof.count({ where: { id } })) > 0) return
    const data: LinkData = { code: hashOfCode(code, user.id), to }
    const { secret } = await makeProof({ id, kind: 'link', userId: user.id, browser, data, seconds: LINK_SECONDS }, tx)
    const link = `${mailOrigin()}/${reader}/sign-in/link/${secret}`
    await queueAccountMail(tx, { ...user, language: reader }, 'link', { link, code: code.replace(/(.{4})/, '$1 ') })
  })
}

export type OpenedLink = { email: string; /** It was asked for in this browser. */ isSameBrowser: boolean }

/** What a link would do; nothing is changed by looking. Null where it is not good any more. */
export async function lookAtLink(secret: string, browser: string): Promise<OpenedLink | null> {
  const proof = await findProof<LinkData>('link', secret)
  if (!proof?.userId) return null
  const { email } = await db.user.findUniqueOrThrow({ where: { id: proof.userId }, select: { email: true } })
  return { email, isSameBrowser: browser !== '' && hashOf(browser) === proof.browser }
}

export type FollowedLink = { first: FirstStep; to: string | null }

/** Signs in by a link. Null where it was used, or is too old. */
export async function followLink(secret: string, visit: Visit, language: Language): Promise<FollowedLink | null> {
  const proof = await findProof<LinkData>('link', secret)
  if (!proof?.userId || !(await useProof(proof.id))) {
    await recordSecurityEvent({ kind: 'link.refused', userId: proof?.userId ?? null, address: visit.address })
    return null
  }
  return finishLink(proof.userId, proof.data, visit, language)
}

/** Signs in by the digits of the mail, typed in the browser that asked for it. Null where they are not right or not good any more. */
export async function typeLinkCode(typed: string, browser: string, visit: Visit, language: Language): Promise<FollowedLink | null> {
  const waiting = await db.signInProof.findFirst({
    where: { kind: 'link', usedAt: null, expiresAt: { gt: new Date() }, browser: hashOf(browser) },
    select: { id: true, userId: true, data: true },
  })
  const data = waiting?.data as LinkData | undefined
  if (!browser || !waiting?.userId || !data) return null
  if (!(await countProofTry(waiting.id, MOST_TRIES))) return null
  if (hashOfCode(plainCode(typed), waiting.userId) !== data.code) {
    await recordSecurityEvent({ kind: 'sign-in.failed', userId: waiting.userId, address: visit.address, detail: { by: 'link' } })
    return null
  }
  return (await useProof(waiting.id)) ? finishLink(waiting.userId, data, visit, language) : null
}

async function finishLink(userId: string, data: LinkData, visit: Visit, language: Language): Promise<FollowedLink> {
  // The others that were asked for are of no use any more.
  await db.signInProof.deleteMany({ where: { userId, kind: 'link', usedAt: null } })
  // A link that arrived proves the address.
  await db.user.updateMany({ where: { id: userId, emailVerified: false }, data: { emailVerified: true } })
  const first = await finishFirstStep({ userId, by: 'link', isWhole: false, visit, language })
  return { first: { ...first, cookies: [...first.cookies, droppedCookie('link')] }, to: data.to }
}
