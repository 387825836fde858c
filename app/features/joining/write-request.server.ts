import { v7 as uuidv7 } from 'uuid'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { FALLBACK_LANGUAGE, isLanguage } from '#app/platform/i18n/languages.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { mailOrigin, queueMail, type Mail } from '#app/platform/mail/mail.server.ts'
import { decidePath, requestPath } from './paths.ts'

type Asked = { id: string; name: string; email: string; language: string; organisationName: string }

/** The mail to who asked. `confirm` and `received` carry the link by which the request is followed, `approved` leads to the workspace. */
export function requestMail(
  told: 'confirm' | 'received' | 'approved' | 'refused',
  { name, email, language, organisationName }: Asked,
  { secret, path, reason = '' }: { secret?: string; path?: (language: string) => string; reason?: string },
): Mail {
  const reader = isLanguage(language) ? language : FALLBACK_LANGUAGE
  const t = translator(reader, 'mail')
  const link = secret ? requestPath(reader, secret) : (path?.(reader) ?? '')
  const words = { name, organisation: organisationName, reason, link: `${mailOrigin()}${link}` }
  return { id: uuidv7(), to: email, subject: t(`request.${told}.subject`, words), text: t(`request.${told}.text`, words), language: reader }
}

/** What the invitation says of a request that was accepted, where who asked has no account yet. */
export const acceptedMessage = (language: string, workspace: string): string =>
  translator(isLanguage(language) ? language : FALLBACK_LANGUAGE, 'mail')('request.accepted', { workspace })

/** The most admins who are written to. */
const MOST_ADMINS = 20

/** Tells those who run the instance of a request. */
export async function tellAdmins(tx: Transaction, request: Asked): Promise<void> {
  const admins = await tx.user.findMany({
    where: { isAdmin: true },
    select: { email: true, name: true, language: true },
    orderBy: { id: 'asc' },
    take: MOST_ADMINS,
  })
  for (const admin of admins) {
    const reader = isLanguage(admin.language) ? admin.language : FALLBACK_LANGUAGE
    const t = translator(reader, 'mail')
    const words = {
      name: admin.name,
      who: request.name,
      organisation: request.organisationName,
      link: `${mailOrigin()}${decidePath(reader, request.id)}`,
    }
    await queueMail(tx, {
      id: uuidv7(),
      to: admin.email,
      subject: t('request.admin.subject', words),
      text: t('request.admin.text', words),
      language: reader,
    })
  }
}
