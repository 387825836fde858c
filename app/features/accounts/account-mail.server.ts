import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { FALLBACK_LANGUAGE, isLanguage, type Language } from '#app/platform/i18n/languages.ts'
import { mailOrigin, queueMail } from '#app/platform/mail/mail.server.ts'

/** Messages about one's own account; keys under `account` in the texts of mail. */
export type AccountMail =
  | 'link'
  | 'newPlace'
  | 'emailPresent'
  | 'emailNew'
  | 'emailChanged'
  | 'passwordChanged'
  | 'methodAdded'
  | 'methodRemoved'
  | 'secondStepReset'
  | 'recoveryCodeUsed'

export type Addressee = { email: string; name: string; language: string }

export const languageOfPerson = ({ language }: { language: string }): Language => (isLanguage(language) ? language : FALLBACK_LANGUAGE)

/** Queues one message to an address; `params` are the placeholders of its text. */
export async function queueAccountMail(
  tx: Transaction,
  to: Addressee,
  what: AccountMail,
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  const language = languageOfPerson(to)
  const t = translator(language, 'mail')
  const text = t(`account.${what}.text`, { name: to.name, account: `${mailOrigin()}/${language}/account/security`, ...params })
  await queueMail(tx, { id: uuidv7(), to: to.email, subject: t(`account.${what}.subject`, params), text, language })
}

/** Tells a person of something that weighs for the safety of their account. */
export async function queueNotice(
  tx: Transaction,
  userId: string,
  what: AccountMail,
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  const person = await tx.user.findUnique({ where: { id: userId }, select: { email: true, name: true, language: true, erasedAt: true } })
  if (person && !person.erasedAt) await queueAccountMail(tx, person, what, params)
}
