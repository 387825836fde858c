import { db } from '#app/platform/db/client.server.ts'

/** What a person can give as a second step. */
export type SecondSteps = { authenticator: boolean; passkeys: number; codesLeft: number }

export async function secondStepsOf(userId: string): Promise<SecondSteps> {
  const [authenticator, passkeys, codesLeft] = await Promise.all([
    db.authenticator.count({ where: { userId } }),
    db.passkey.count({ where: { userId } }),
    db.recoveryCode.count({ where: { userId, usedAt: null } }),
  ])
  return { authenticator: authenticator > 0, passkeys, codesLeft }
}

/** Whether a person gives a second step after a password, a link or a ministry's own sign-in. Recovery codes alone are none. */
export const hasSecondStep = ({ authenticator, passkeys }: SecondSteps): boolean => authenticator || passkeys > 0
