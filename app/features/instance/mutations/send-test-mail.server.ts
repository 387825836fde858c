import { v7 as uuidv7 } from 'uuid'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { deliverMail } from '#app/platform/mail/mail.server.ts'

/** What became of a test: it left or waits in the outbox, or the server refused it with these numbers. */
export type TestOutcome = { address: string; outcome: 'smtp' | 'outbox' } | { address: string; outcome: 'refused'; error: string }

/** Sends a message to the admin's own address, at once, and says what became of it. Throws `not-found`. */
export async function sendTestMail(actor: Actor, language: Language): Promise<TestOutcome> {
  requireAdmin(actor)
  const user = actor.userId ? await db.user.findUnique({ where: { id: actor.userId }, select: { email: true } }) : null
  if (!user) throw notFound('account')
  const t = translator(language, 'admin')
  const mail = { id: uuidv7(), to: user.email, subject: t('mail.test.subject'), text: t('mail.test.text'), language }
  await inTransaction((tx) =>
    recordEvent(tx, { actor, kind: 'mail.tested', changes: [{ path: `mail/${mail.id}`, before: null, after: true }] }),
  )
  await deliverMail(mail).catch(() => undefined)
  const kept = await db.mail.findUnique({ where: { id: mail.id }, select: { sentBy: true, error: true } })
  if (kept?.sentBy === 'smtp' || kept?.sentBy === 'outbox') return { address: user.email, outcome: kept.sentBy }
  return { address: user.email, outcome: 'refused', error: kept?.error ?? '' }
}
