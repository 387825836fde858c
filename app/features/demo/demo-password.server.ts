import { hashPassword, verifyPassword } from '#app/platform/auth/password.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

/** What everybody in the demonstration signs in with; the sign-in page shows it. */
export const DEMO_PASSWORD = 'passerelle-demo'

const KEY = 'demo-password'

/** The hash that all accounts of the demonstration hold, made once and kept. */
export async function demoPasswordHash(tx: Transaction): Promise<string> {
  const kept = await tx.setting.findUnique({ where: { key: KEY } })
  if (typeof kept?.value === 'string' && (await verifyPassword({ hash: kept.value, password: DEMO_PASSWORD }))) return kept.value
  const value = await hashPassword(DEMO_PASSWORD)
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
  return value
}

/** Puts the shared password back where a visitor chose another, and takes away what would keep the next visitors out: second steps that only the first can give. */
export async function restoreDemoPasswords(): Promise<void> {
  const people = { where: { user: { isDemo: true } } }
  await db.authenticator.deleteMany(people)
  await db.passkey.deleteMany(people)
  await db.recoveryCode.deleteMany(people)
  await db.externalIdentity.deleteMany(people)
  await db.$executeRaw`
    update account set password = (select value #>> '{}' from setting where key = ${KEY}), updated_at = now()
    where user_id in (select id from "user" where is_demo) and provider_id = 'credential'
    and password is distinct from (select value #>> '{}' from setting where key = ${KEY})`
}
