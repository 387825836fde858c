import { createTransport, type Transporter } from 'nodemailer'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#app/platform/db/client.server.ts'

export type Mail = { to: string; subject: string; text: string; language: string }

let transport: Transporter | null = null
let from = ''

export function setUpMail(setting: { smtpUrl: string | undefined; from: string }): void {
  transport = setting.smtpUrl ? createTransport(setting.smtpUrl) : null
  from = setting.from
}

/** Sends by SMTP, or, where no server is set, puts the message in the outbox that the portal shows. */
export async function sendMail(mail: Mail): Promise<void> {
  if (transport) {
    await transport.sendMail({ from, to: mail.to, subject: mail.subject, text: mail.text })
    return
  }
  await db.mail.create({ data: { id: uuidv7(), ...mail } })
}
