import { requireFreshProof, requireSession } from '#app/features/accounts/fresh-proof.ts'
import { recoveryCodesPath, securityPath } from '#app/features/accounts/paths.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { droppedCookie, proofCookie, readProofCookie, settingCookies } from '#app/platform/auth/cookies.server.ts'
import { open, seal } from '#app/platform/auth/sealed.server.ts'
import { recordSecurityEvent } from '#app/platform/auth/security-events.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { renewRecoveryCodes } from './recovery-codes.server.ts'

/** How long new codes wait to be shown, in seconds. */
const SHOWN_WITHIN = 10 * 60

type After = { language: string; to: string | null; done: 'authenticator' | 'passkey'; secure: boolean }

/** Where a person goes on after they added a way to sign in: to their new recovery codes, where there are any, sealed in a cookie until they are shown. */
export function afterMethod(
  actor: Actor,
  codes: readonly string[],
  { language, to, done, secure }: After,
): { href: string; headers: Headers } {
  if (codes.length === 0) return { href: to ?? `${securityPath(language)}?done=${done}`, headers: new Headers() }
  return { href: recoveryCodesPath(language, to), headers: settingCookies([codesCookie(actor, codes, secure)]) }
}

function codesCookie(actor: Actor, codes: readonly string[], secure: boolean): string {
  const sealed = seal('newCodes', codes.join(' '), { bound: requireSession(actor).userId, seconds: SHOWN_WITHIN })
  return proofCookie('codes', sealed, { seconds: SHOWN_WITHIN, secure })
}

/** New codes that wait to be shown, with the cookie header that takes them away: they are shown once. */
export function takeShownCodes(actor: Actor, headers: Headers): { codes: string[]; cookie: string } | null {
  const opened = open('newCodes', readProofCookie(headers, 'codes'), requireSession(actor).userId)
  return opened === null ? null : { codes: opened.split(' '), cookie: droppedCookie('codes') }
}

/** Makes new codes in place of those a person had, and gives the cookie that brings them to the page that shows them. Throws `fresh-proof`. */
export async function renewOwnCodes(actor: Actor, address: string, secure: boolean): Promise<string> {
  const { userId } = requireFreshProof(actor)
  const codes = await inTransaction(async (tx) => {
    await recordEvent(tx, { actor, kind: 'user.recoveryCodesRenewed' })
    return renewRecoveryCodes(tx, userId)
  })
  await recordSecurityEvent({ kind: 'recoveryCodes.renewed', userId, address })
  return codesCookie(actor, codes, secure)
}
