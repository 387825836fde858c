import type { Actor } from '#app/platform/auth/actor.ts'
import { ROLES, type Role } from '#app/features/workspaces/roles.ts'
import { requireManager } from '#app/features/workspaces/require-manager.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { isLanguage, type Language } from '#app/platform/i18n/languages.ts'
import { LONGEST_LIST, LONGEST_MESSAGE, readInvitees, type Understood } from './invitees.ts'
import { inviteMembers, type Invited } from './mutations/invite.server.ts'

export type TypedInvite = { list: string; role: string; language: string; message: string }
export type InviteProblem = {
  name: keyof TypedInvite
  messageKey: 'listMissing' | 'listTooLong' | 'noAddress' | 'roleMissing' | 'messageTooLong'
}

/** A line of the list as it was understood; `standing`: what the address is in this workspace already. */
export type PreviewLine = Understood & { standing: 'new' | 'member' | 'invited' | null }

export type InviteReply =
  | { outcome: 'sent'; sent: Invited }
  | { outcome: 'preview'; lines: PreviewLine[]; /** Addresses that are no member's yet. */ toInvite: number; typed: TypedInvite }
  | { outcome: 'refused'; problems: InviteProblem[]; typed: TypedInvite }

/**
 * Takes the form of an invitation: what was understood of the list is shown first, line by line, and sent by the button under
 * that. Throws `not-found`, `forbidden` and `too-many`.
 */
export async function takeInviteForm(actor: Actor, workspaceId: string, form: FormData, language: Language): Promise<InviteReply> {
  requireManager(actor, workspaceId, 'members')
  const typed = {
    list: formText(form, 'list'),
    role: formText(form, 'role'),
    language: formText(form, 'language'),
    message: formText(form, 'message').trim(),
  }
  const role = ROLES.find((known) => known === typed.role)
  const understood = typed.list.length > LONGEST_LIST ? [] : readInvitees(typed.list)
  const emails = understood.flatMap((piece) => (piece.kind === 'address' ? [piece.email] : []))
  const problems = problemsOf(typed, role, emails)
  if (problems.length > 0 || !role) return { outcome: 'refused', problems, typed }
  const writesIn = isLanguage(typed.language) ? typed.language : language
  if (formText(form, 'intent') === 'send')
    return {
      outcome: 'sent',
      sent: await inviteMembers(actor, workspaceId, {
        emails,
        names: namesOf(understood),
        role,
        language: writesIn,
        message: typed.message,
      }),
    }
  const lines = await withStanding(workspaceId, understood, emails)
  const toInvite = lines.filter(({ standing }) => standing === 'new' || standing === 'invited').length
  return { outcome: 'preview', lines, toInvite, typed }
}

/** The names that were read beside addresses. */
const namesOf = (understood: readonly Understood[]) =>
  new Map(understood.flatMap((piece) => (piece.kind === 'address' && piece.name ? [[piece.email, piece.name] as const] : [])))

function problemsOf({ list, message }: TypedInvite, role: Role | undefined, emails: readonly string[]): InviteProblem[] {
  const ofList = list.trim() === '' ? 'listMissing' : list.length > LONGEST_LIST ? 'listTooLong' : emails.length === 0 ? 'noAddress' : null
  return [
    ...(ofList ? [{ name: 'list', messageKey: ofList } as const] : []),
    ...(role ? [] : [{ name: 'role', messageKey: 'roleMissing' } as const]),
    ...(message.length > LONGEST_MESSAGE ? [{ name: 'message', messageKey: 'messageTooLong' } as const] : []),
  ]
}

async function withStanding(workspaceId: string, understood: readonly Understood[], emails: string[]): Promise<PreviewLine[]> {
  const [seats, invitations] = await Promise.all([
    db.membership.findMany({ where: { workspaceId, user: { email: { in: emails } } }, select: { user: { select: { email: true } } } }),
    db.invitation.findMany({
      where: { workspaceId, email: { in: emails }, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: new Date() } },
      select: { email: true },
    }),
  ])
  const members = new Set(seats.map(({ user }) => user.email))
  const invited = new Set(invitations.map(({ email }) => email))
  return understood.map((piece) => ({
    ...piece,
    standing: piece.kind === 'problem' ? null : members.has(piece.email) ? 'member' : invited.has(piece.email) ? 'invited' : 'new',
  }))
}
