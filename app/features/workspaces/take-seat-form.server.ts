import { changeRole, leaveWorkspace, removeMember } from '#app/features/workspaces/mutations/change-seats.server.ts'
import { ROLES } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'

export type SeatReply = { outcome: 'role' | 'removed' | 'left' } | { outcome: 'refused'; why: 'lastManager' }

/** Takes the form of a member's seat: another role, taken out, or leaving. Throws `not-found`, `forbidden`, and `invalid` for another button. */
export async function takeSeatForm(actor: Actor, seat: { workspaceId: string; userId: string }, form: FormData): Promise<SeatReply> {
  try {
    return await take(actor, seat, form)
  } catch (error) {
    if (error instanceof AppError && error.messageKey === 'conflict.lastManager') return { outcome: 'refused', why: 'lastManager' }
    throw error
  }
}

async function take(actor: Actor, seat: { workspaceId: string; userId: string }, form: FormData): Promise<SeatReply> {
  const role = ROLES.find((known) => known === formText(form, 'role'))
  switch (formText(form, 'intent')) {
    case 'role':
      if (!role) break
      await changeRole(actor, seat, role)
      return { outcome: 'role' }
    case 'remove':
      if (seat.userId === actor.userId) break
      await removeMember(actor, seat)
      return { outcome: 'removed' }
    case 'leave':
      if (seat.userId !== actor.userId) break
      await leaveWorkspace(actor, seat.workspaceId)
      return { outcome: 'left' }
  }
  throw new AppError('invalid', 'invalid.form')
}
