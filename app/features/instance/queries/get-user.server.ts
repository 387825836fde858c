import { shownName } from '#app/features/provenance/former-person.server.ts'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { listSecurityEvents, type SecurityLine } from './list-security.server.ts'

export type UserView = {
  id: string
  name: string
  email: string
  language: string
  isConfirmed: boolean
  isAdmin: boolean
  /** Somebody else is an admin who may sign in. */
  isLastAdmin: boolean
  isSelf: boolean
  suspension: { at: string; reason: string } | null
  createdAt: string
  workspaces: { id: string; name: string; role: Role }[]
  /** Names of the ways to sign in, such as `credential`: never what they hold. */
  methods: string[]
  /** An app for codes, or passkeys; recovery codes go with them. */
  hasSecondStep: boolean
  sessions: number
  events: SecurityLine[]
}

/** An account for those who run the instance. Throws `not-found` for everybody else, and for an account that does not exist. */
export async function getUser(actor: Actor, userId: string, language: Language): Promise<UserView> {
  requireAdmin(actor)
  const user = isUuid(userId)
    ? await db.user.findUnique({
        where: { id: userId },
        select: {
          id: true,
          name: true,
          email: true,
          language: true,
          emailVerified: true,
          isAdmin: true,
          suspendedAt: true,
          suspendedReason: true,
          createdAt: true,
          authenticator: { select: { userId: true } },
          _count: { select: { passkeys: true } },
          accounts: { select: { providerId: true } },
          memberships: {
            select: { role: true, workspace: { select: { id: true, slug: true, name: true } } },
            orderBy: { createdAt: 'asc' },
          },
        },
      })
    : null
  if (!user) throw notFound('account')
  const [sessions, otherAdmins, events] = await Promise.all([
    db.session.count({ where: { userId, expiresAt: { gt: new Date() } } }),
    db.user.count({ where: { isAdmin: true, suspendedAt: null, id: { not: userId } } }),
    listSecurityEvents(actor, language, { user: userId, after: null, limit: 20 }),
  ])
  return {
    id: user.id,
    name: shownName(user.name, language),
    email: user.email,
    language: user.language,
    isConfirmed: user.emailVerified,
    isAdmin: user.isAdmin,
    isLastAdmin: user.isAdmin && otherAdmins === 0,
    isSelf: actor.userId === user.id,
    suspension: user.suspendedAt && { at: user.suspendedAt.toISOString(), reason: user.suspendedReason ?? '' },
    createdAt: user.createdAt.toISOString(),
    workspaces: user.memberships.map(({ role, workspace }) => ({
      id: workspace.id,
      name: plainText(workspace.name as LanguageText, language, workspace.slug),
      role,
    })),
    methods: [...new Set(user.accounts.map(({ providerId }) => providerId))],
    hasSecondStep: user.authenticator !== null || user._count.passkeys > 0,
    sessions,
    events: events.items,
  }
}
