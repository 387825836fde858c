import type { Transaction } from '#app/platform/db/transaction.server.ts'

/** Where a person has no second step any more, no session of theirs has one, and the codes that stood in for it are gone. */
export async function dropSecondStepOfSessions(tx: Transaction, userId: string): Promise<void> {
  const left = (await tx.authenticator.count({ where: { userId } })) + (await tx.passkey.count({ where: { userId } }))
  if (left > 0) return
  await tx.session.updateMany({ where: { userId }, data: { secondStepAt: null } })
  await tx.recoveryCode.deleteMany({ where: { userId } })
}

/** The session in which a second step was set up has given it; a person's other sessions that gave none end: whoever holds one may not be the person. */
export async function endWeakSessions(tx: Transaction, userId: string, present: string): Promise<void> {
  const now = new Date()
  await tx.session.updateMany({ where: { id: present, userId }, data: { secondStepAt: now, provedAt: now } })
  await tx.session.deleteMany({ where: { userId, secondStepAt: null } })
}
