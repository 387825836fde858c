import { WORKSPACE_KINDS } from '#app/features/workspaces/roles.ts'
import { isSlug } from '#app/features/workspaces/mutations/create-workspace.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { approveWorkspaceRequest, refuseWorkspaceRequest } from './mutations/decide-request.server.ts'

export type TypedDecision = { slug: string; name: string; kind: string; organisation: string; reason: string }
export type DecisionReply =
  | { outcome: 'approved' | 'refused' }
  | {
      outcome: 'problem'
      name: keyof TypedDecision | null
      messageKey: 'slugWrong' | 'slugTaken' | 'reasonMissing' | 'reasonTooLong' | 'decided'
      typed: TypedDecision
    }

const LONGEST_REASON = 2000
/** The choice of an organisation that the register does not hold yet. */
export const NEW_ORGANISATION = 'new'

/** Takes the admin's decision of a request. Throws `not-found` and `forbidden`; everything else is in the reply. */
export async function takeDecision(actor: Actor, requestId: string, form: FormData): Promise<DecisionReply> {
  const text = (name: string) => formText(form, name).trim()
  const typed = { slug: text('slug'), name: text('name'), kind: text('kind'), organisation: text('organisation'), reason: text('reason') }
  try {
    if (formText(form, 'intent') === 'refuse') {
      if (typed.reason === '') return { outcome: 'problem', name: 'reason', messageKey: 'reasonMissing', typed }
      if (typed.reason.length > LONGEST_REASON) return { outcome: 'problem', name: 'reason', messageKey: 'reasonTooLong', typed }
      await refuseWorkspaceRequest(actor, requestId, typed.reason)
      return { outcome: 'refused' }
    }
    if (!isSlug(typed.slug)) return { outcome: 'problem', name: 'slug', messageKey: 'slugWrong', typed }
    const kind = WORKSPACE_KINDS.find((known) => known === typed.kind) ?? 'NGO'
    const organisationId = typed.organisation === NEW_ORGANISATION || typed.organisation === '' ? null : typed.organisation
    await approveWorkspaceRequest(actor, requestId, { slug: typed.slug, name: typed.name, kind, organisationId })
    return { outcome: 'approved' }
  } catch (error) {
    if (error instanceof AppError && error.messageKey === 'conflict.slug')
      return { outcome: 'problem', name: 'slug', messageKey: 'slugTaken', typed }
    if (error instanceof AppError && error.messageKey === 'conflict.requestDecided')
      return { outcome: 'problem', name: null, messageKey: 'decided', typed }
    throw error
  }
}

/** An address for a workspace, from its name: small letters, digits and hyphens; empty where nothing is left. Pure. */
export const suggestSlug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '')
