import { v7 as uuidv7 } from 'uuid'
import { PostedSection, type SectionProblem } from '#app/features/expertise/forms/posted-section.server.ts'
import { changeExpert } from '#app/features/expertise/internal/change-expert.server.ts'
import { holdExpert, type HeldExpert } from '#app/features/expertise/internal/held-expert.server.ts'
import { makeSecret } from '#app/platform/auth/link-secret.server.ts'
import { INVITATION_DAYS, MOST_INVITATIONS } from '#app/features/expertise/invitation.ts'
import { invitationPath } from '#app/features/expertise/paths.ts'
import { expertPolicy } from '#app/features/expertise/policy.ts'
import { chooseText, type LanguageText } from '#app/features/provenance/language-text.ts'
import { email } from '#app/features/provenance/typed-values.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { forbidden } from '#app/platform/errors/app-error.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { isLanguage, type Language } from '#app/platform/i18n/languages.ts'
import { mailOrigin, queueMail } from '#app/platform/mail/mail.server.ts'
import type { ExpertWhere } from './save-section.server.ts'

export type InviteReply = { outcome: 'invited' } | { outcome: 'refused'; problems: SectionProblem[]; values: Record<string, string> }

const DAY_MS = 24 * 3600 * 1000

/**
 * Sends a link by which a person takes over their profile; earlier links of it end. Refused, with the reason, where too many were sent within
 * a day. Throws `not-found` and `forbidden`.
 */
export async function inviteExpert(actor: Actor, where: ExpertWhere, form: FormData): Promise<InviteReply> {
  return inTransaction(async (tx) => {
    const expert = await holdExpert(actor, where, tx)
    if (!expertPolicy.invite(actor, expert)) throw forbidden('expert')
    const posted = new PostedSection(form, 'about', where.language)
    const to = posted.need<string>('email', email)?.toLowerCase()
    const typedLanguage = posted.text('mailLanguage')
    const language = isLanguage(typedLanguage) ? typedLanguage : where.language
    if (to && (await isTooMuch(tx, expert))) posted.refuse('email', 'tooManyInvitations')
    if (!to || posted.problems.length > 0)
      return { outcome: 'refused', problems: posted.problems, values: { email: posted.text('email'), mailLanguage: typedLanguage } }
    await send(tx, actor, expert, { to, language })
    return { outcome: 'invited' }
  })
}

async function isTooMuch(tx: Transaction, { id, workspaceId }: HeldExpert): Promise<boolean> {
  const since = { createdAt: { gt: new Date(Date.now() - DAY_MS) } }
  const ofProfile = await tx.expertInvitation.count({ where: { profileId: id, ...since } })
  if (ofProfile >= MOST_INVITATIONS.profile) return true
  return (await tx.expertInvitation.count({ where: { profile: { workspaceId }, ...since } })) >= MOST_INVITATIONS.workspace
}

async function send(
  tx: Transaction,
  actor: Actor,
  expert: HeldExpert,
  { to, language }: { to: string; language: Language },
): Promise<void> {
  const { secret, hash } = makeSecret()
  const now = Date.now()
  const expiresAt = new Date(now + INVITATION_DAYS * DAY_MS)
  await tx.expertInvitation.updateMany({
    where: { profileId: expert.id, expiresAt: { gt: new Date(now) } },
    data: { expiresAt: new Date(now) },
  })
  await tx.expertInvitation.create({
    data: { id: uuidv7(), profileId: expert.id, email: to, tokenHash: hash, language, invitedById: actor.userId, expiresAt },
  })
  await changeExpert(tx, actor, expert, {
    kind: 'expert.invited',
    fields: expert.email === null ? ['email'] : [],
    ...(expert.email === null && { columns: { email: to } }),
  })
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: expert.workspaceId }, select: { name: true, slug: true } })
  const t = translator(language, 'mail')
  const words = {
    name: expert.name,
    actor: actor.name ?? t('operator'),
    workspace: chooseText(workspace.name as LanguageText, language)?.text ?? workspace.slug,
    link: mailOrigin() + invitationPath(language, secret),
    until: formatDay(language, expiresAt.toISOString()),
  }
  await queueMail(tx, {
    id: uuidv7(),
    to,
    subject: t('expertInvitation.subject', words),
    text: t('expertInvitation.text', words),
    language,
  })
}
