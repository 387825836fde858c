import { requireSession } from '#app/features/accounts/fresh-proof.ts'
import { checkPasskey, type PasskeyAnswer } from '#app/features/accounts/methods/passkeys.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { droppedCookie } from '#app/platform/auth/cookies.server.ts'
import { markProved, type Visit } from '#app/platform/auth/sessions.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { startSession, type FirstStep } from './finish.server.ts'

/** Signs in by a passkey, which is both steps at once: something one has, unlocked by what one knows or is. Null where it does not hold. */
export async function signInByPasskey(
  answer: PasskeyAnswer,
  visit: Visit,
  language: Language,
): Promise<(FirstStep & { kind: 'done' }) | null> {
  const userId = await checkPasskey('signIn', null, answer)
  if (!userId) return null
  const started = await startSession({ userId, by: 'passkey', isWhole: true, visit, language })
  return { ...started, cookies: [...started.cookies, droppedCookie('challenge'), droppedCookie('step')] }
}

/** Proves again who one is, both steps. False where it does not hold. */
export async function confirmByPasskey(actor: Actor, answer: PasskeyAnswer): Promise<boolean> {
  const { userId, sessionId } = requireSession(actor)
  if (!(await checkPasskey('confirm', userId, answer))) return false
  await markProved(sessionId, { secondStep: true })
  return true
}
