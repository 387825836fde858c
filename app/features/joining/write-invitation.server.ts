import { v7 as uuidv7 } from 'uuid'
import { chooseText, type LanguageText } from '#app/features/provenance/language-text.ts'
import type { Role } from '#app/features/workspaces/roles.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { FALLBACK_LANGUAGE, isLanguage } from '#app/platform/i18n/languages.ts'
import { mailOrigin, type Mail } from '#app/platform/mail/mail.server.ts'
import { invitationPath } from './paths.ts'

export type InvitationLetter = {
  email: string
  role: Role
  language: string
  message: string
  secret: string
  expiresAt: Date
  workspace: { slug: string; name: LanguageText }
  /** Who invites; null: the team of the portal. */
  inviter: string | null
}

/** The mail that carries an invitation's link. */
export function invitationMail({ email, role, language, message, secret, expiresAt, workspace, inviter }: InvitationLetter): Mail {
  const reader = isLanguage(language) ? language : FALLBACK_LANGUAGE
  const t = translator(reader, 'mail')
  const words = {
    who: inviter ?? t('operator'),
    workspace: chooseText(workspace.name, reader)?.text ?? workspace.slug,
    role: translator(reader, 'workspaces')(`role.${role}`),
    until: formatDay(reader, expiresAt.toISOString()),
    link: `${mailOrigin()}${invitationPath(reader, secret)}`,
    message: message && `${t('invitation.message', { message })}\n\n`,
  }
  return { id: uuidv7(), to: email, subject: t('invitation.subject', words), text: t('invitation.text', words), language: reader }
}
