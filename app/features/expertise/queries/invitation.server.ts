import { hashSecret } from '#app/platform/auth/link-secret.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type InvitationView = {
  /** Whose profile, as the workspace wrote it. */
  name: string
  workspace: string
  /** Who sent the link; null where that person is gone. */
  inviter: string | null
  email: string
  /** Whether the address the link was sent to has an account. */
  hasAccount: boolean
  until: string
}

export type OpenInvitation = { id: string; profileId: string; email: string; invitedById: string | null; expiresAt: Date }

/** The invitation of a link that is still good: neither used nor expired, its profile taken over by nobody. Null for every other text. */
export async function findOpenInvitation(token: string, client: Transaction | typeof db = db): Promise<OpenInvitation | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  return client.expertInvitation.findFirst({
    where: { tokenHash: hashSecret(token), usedAt: null, expiresAt: { gt: new Date() }, profile: { userId: null } },
    select: { id: true, profileId: true, email: true, invitedById: true, expiresAt: true },
  })
}

/** What the page of an invitation says. Null where the link is no longer good, for whatever reason. */
export async function viewInvitation(token: string, language: Language): Promise<InvitationView | null> {
  const invitation = await findOpenInvitation(token)
  if (!invitation) return null
  const [profile, inviter, accounts] = await Promise.all([
    db.expertProfile.findUnique({ where: { id: invitation.profileId }, select: { name: true, workspaceId: true } }),
    invitation.invitedById ? db.user.findUnique({ where: { id: invitation.invitedById }, select: { name: true } }) : null,
    db.user.count({ where: { email: invitation.email } }),
  ])
  const workspace = profile && (await db.workspace.findUnique({ where: { id: profile.workspaceId }, select: { name: true, slug: true } }))
  if (!workspace) return null
  return {
    name: profile.name,
    workspace: plainText(workspace.name as LanguageText, language, workspace.slug),
    inviter: inviter?.name ?? null,
    email: invitation.email,
    hasAccount: accounts > 0,
    until: formatDay(language, invitation.expiresAt.toISOString()),
  }
}
