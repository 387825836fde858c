import { APIError } from 'better-auth/api'
import { db } from '#app/platform/db/client.server.ts'
import { auth } from './auth.server.ts'

/** Makes a token for a new password and has it sent, where the address has an account. */
export async function requestReset(email: string): Promise<void> {
  await auth().api.requestPasswordReset({ body: { email } })
}

/** The account that a token of a reset mail is good for; null when it has expired or was used. */
export async function accountOfToken(token: string): Promise<{ userId: string; email: string } | null> {
  const { internalAdapter } = await auth().$context
  const proof = token ? await internalAdapter.findVerificationValue(`reset-password:${token}`) : null
  if (!proof || proof.expiresAt < new Date()) return null
  const user = await db.user.findFirst({ where: { id: proof.value, erasedAt: null }, select: { email: true } })
  return user && { userId: proof.value, email: user.email }
}

/** Sets a new password and ends every session of the account. False where the token has expired or was used meanwhile. */
export async function setPassword(token: string, password: string): Promise<boolean> {
  try {
    await auth().api.resetPassword({ body: { token, newPassword: password } })
    return true
  } catch (error) {
    if (error instanceof APIError) return false
    throw error
  }
}
