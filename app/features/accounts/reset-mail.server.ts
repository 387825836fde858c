import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { ResetMail } from '#app/platform/auth/auth.server.ts'
import { requestReset } from '#app/platform/auth/reset-password.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { FALLBACK_LANGUAGE, isLanguage } from '#app/platform/i18n/languages.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { mailOrigin, queueMail } from '#app/platform/mail/mail.server.ts'

/** The job that looks for the account of an address and has the reset mail sent. */
export const RESET_JOB = 'reset'

const resetSchema = z.object({ email: z.string() })

/** Notes that somebody asked for a new password. It takes the same time whether the address has an account: the job looks. */
export async function askForReset(email: string): Promise<void> {
  await inTransaction((tx) => enqueue(tx, RESET_JOB, { email }))
}

export async function runReset(payload: unknown): Promise<void> {
  await requestReset(resetSchema.parse(payload).email)
}

/** Queues the mail that carries the token, in the person's language. */
export async function sendReset({ email, name, language, token }: ResetMail): Promise<void> {
  const reader = isLanguage(language) ? language : FALLBACK_LANGUAGE
  const t = translator(reader, 'mail')
  const link = `${mailOrigin()}/${reader}/reset-password?token=${encodeURIComponent(token)}`
  const mail = { id: uuidv7(), to: email, subject: t('reset.subject'), text: t('reset.text', { name, link }), language: reader }
  await inTransaction((tx) => queueMail(tx, mail))
}
