import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'

/** A message; `id` (a UUID) stands for it: however often it is queued, one person gets it once. */
export type Mail = {
  id: string
  to: string
  subject: string
  text: string
  language: string
  /** Where one POST ends mails of this kind (RFC 8058). */
  unsubscribe?: string
}

/** The job that delivers one message. */
export const MAIL_JOB = 'mail'

const mailSchema = z.object({
  id: z.uuid(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  language: z.string(),
  unsubscribe: z.url().optional(),
})

type Setting = { transport: Transporter | null; from: string; origin: string }

const holder = globalThis as typeof globalThis & { passerelleMail?: Setting }

/** `origin` is where the links of messages lead: never what a request says of itself, since its Host may be forged. */
export function setUpMail({ smtpUrl, from, origin }: { smtpUrl: string | undefined; from: string; origin: string }): void {
  holder.passerelleMail = { transport: smtpUrl ? createTransport(smtpUrl) : null, from, origin }
}

function setting(): Setting {
  if (!holder.passerelleMail) throw new Error('Mail is not set up yet')
  return holder.passerelleMail
}

/** Where the portal is reached, for links in messages. */
export const mailOrigin = (): string => setting().origin

/** Has a message delivered if and only if the transaction is committed. */
export async function queueMail(tx: Transaction, mail: Mail): Promise<void> {
  await enqueue(tx, MAIL_JOB, mail, { key: `mail:${mail.id}` })
}

/**
 * Delivers a message: by SMTP, else into the outbox that the portal shows. Once a message is delivered its row stands, and
 * a second run does nothing; of one that left by SMTP the row keeps no address and no text. Throws where the server does
 * not take it, so that the job is tried again.
 */
export async function deliverMail(payload: unknown): Promise<void> {
  const { id, to, subject, text, language, unsubscribe } = mailSchema.parse(payload)
  const { transport, from } = setting()
  if (!transport || (await isFictional(to))) {
    await db.mail.createMany({ data: { id, to, subject, text, language }, skipDuplicates: true })
    return
  }
  if ((await db.mail.count({ where: { id } })) > 0) return
  const messageId = `<${id}@${new URL(setting().origin).hostname}>`
  const headers = unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}
  await transport.sendMail({ from, to, subject, text, messageId, headers }).catch((error: unknown) => {
    throw new Error(`The mail server did not take a message: ${codeOf(error)}`)
  })
  await db.mail.createMany({ data: { id, to: '', subject: '', text: '', language, sentBy: 'smtp' }, skipDuplicates: true })
}

/** The people and the experts of the demonstration have no mailbox to send to. */
async function isFictional(to: string): Promise<boolean> {
  const where = { email: to, isDemo: true }
  return (await db.user.count({ where })) > 0 || (await db.expertProfile.count({ where })) > 0
}

/** What a mail server refused with, in numbers: its words may hold the address. */
function codeOf(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return [code, responseCode].filter(Boolean).join(' ') || 'no code'
}
