import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { ownInstanceName } from '#app/platform/instance/instance-settings.server.ts'
import { PRODUCT_NAME } from '#app/platform/instance/instance-settings.ts'
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

/** What a message is marked with that the server has not taken yet. */
const FAILING = 'failing'

type Setting = { transport: Transporter | null; from: string; origin: string; server: MailServer | null }

/** How mail leaves, as it may be shown: never the password. */
export type MailServer = { host: string; port: string; secure: boolean; user: string | null }

const holder = globalThis as typeof globalThis & { passerelleMail?: Setting }

/** `origin` is where the links of messages lead: never what a request says of itself, since its Host may be forged. */
export function setUpMail({ smtpUrl, from, origin }: { smtpUrl: string | undefined; from: string; origin: string }): void {
  holder.passerelleMail = { transport: smtpUrl ? createTransport(smtpUrl) : null, from, origin, server: smtpUrl ? serverOf(smtpUrl) : null }
}

function serverOf(smtpUrl: string): MailServer {
  const { protocol, hostname, port, username } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  return { host: hostname, port: port || (secure ? '465' : '587'), secure, user: username ? decodeURIComponent(username) : null }
}

/** How messages leave: by which server, null for the outbox of the portal, and from whom. */
export const mailSetting = (): { server: MailServer | null; from: string } => ({ server: setting().server, from: setting().from })

/** What is kept of an address once a message left: its first letter and its domain. */
export const maskedAddress = (address: string): string => address.replace(/^(.)[^@]*@/u, '$1***@')

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
 * a second run does nothing; of one that left by SMTP the row keeps no text, and of the address its first letter and domain. Where the
 * server does not take it the row says so, and it throws, so that the job is tried again.
 */
export async function deliverMail(payload: unknown): Promise<void> {
  const { id, to, subject, text: written, language, unsubscribe } = mailSchema.parse(payload)
  const { transport, from: sender } = setting()
  const name = await ownInstanceName(language)
  const text = name === null ? written : signed(written, name)
  const address = SENDER.exec(sender)?.[1]
  const from = name !== null && address ? { name, address } : sender
  if (!transport || (await isFictional(to))) {
    await db.mail.createMany({ data: { id, to, subject, text, language, masked: maskedAddress(to) }, skipDuplicates: true })
    // One that a server refused waits here once no server is set any more.
    await db.mail.updateMany({ where: { id, sentBy: FAILING }, data: { to, subject, text, sentBy: 'outbox', error: null } })
    return
  }
  if ((await db.mail.count({ where: { id, sentBy: { not: FAILING } } })) > 0) return
  const sent = { to: '', subject: '', text: '', language, masked: maskedAddress(to) }
  const messageId = `<${id}@${new URL(setting().origin).hostname}>`
  const headers = unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}
  await transport.sendMail({ from, to, subject, text, messageId, headers }).catch(async (reason: unknown) => {
    const error = codeOf(reason)
    await db.mail.upsert({ where: { id }, create: { id, ...sent, sentBy: FAILING, error }, update: { error } })
    throw new Error(`The mail server did not take a message: ${error}`)
  })
  await db.mail.upsert({ where: { id }, create: { id, ...sent, sentBy: 'smtp' }, update: { sentBy: 'smtp', error: null } })
}

// Messages end with the name of the product, and go out under it, unless the instance has a name of its own.
const SENDER = new RegExp(`^${PRODUCT_NAME} <([^<>]+)>$`)
const SIGNATURE = /(\n\n)(?:Passerelle|باسريل)(\s*)$/

const signed = (text: string, name: string): string => text.replace(SIGNATURE, (_, before: string, after: string) => before + name + after)

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
