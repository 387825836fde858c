import { randomInt } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { hashOfCode } from '#app/platform/auth/secrets.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

const HOW_MANY = 10
// Without what is easily taken for something else: 0 and O, 1, I and L.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 12

/** A code of 12 letters and digits (59 bits) in three groups. */
function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

const plain = (typed: string) => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Makes ten new codes in place of those a person had. They are shown now and never again: only their hashes are kept. */
export async function renewRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode)
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ id: uuidv7(), userId, hash: hashOfCode(plain(code), userId) })) })
  return codes
}

/** Uses up a recovery code as it was typed. False for what is none, or was used. */
export async function useRecoveryCode(userId: string, typed: string): Promise<boolean> {
  const code = plain(typed)
  if (code.length !== LENGTH) return false
  const used = await db.recoveryCode.updateMany({
    where: { userId, hash: hashOfCode(code, userId), usedAt: null },
    data: { usedAt: new Date() },
  })
  return used.count === 1
}
