import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { shownName } from '#app/features/provenance/former-person.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** Whom a list of security events is limited to, in words; what does not exist is left out. Throws `not-found` for who does not run the instance. */
export async function nameFilters(actor: Actor, language: Language, asked: { user: string; workspace: string }): Promise<string[]> {
  requireAdmin(actor)
  const [user, workspace] = await Promise.all([
    isUuid(asked.user) ? db.user.findUnique({ where: { id: asked.user }, select: { name: true } }) : null,
    isUuid(asked.workspace) ? db.workspace.findUnique({ where: { id: asked.workspace }, select: { name: true, slug: true } }) : null,
  ])
  return [
    ...(user ? [shownName(user.name, language)] : []),
    ...(workspace ? [plainText(workspace.name as LanguageText, language, workspace.slug)] : []),
  ]
}
