import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { InvitationList } from '#app/features/joining/components/invitation-list.tsx'
import { canSendAgain, sendInvitationAgain, withdrawInvitation } from '#app/features/joining/mutations/invite.server.ts'
import { listPendingInvitations } from '#app/features/joining/queries/invitation.server.ts'
import { invitationsPath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { requireManager } from '#app/features/workspaces/require-manager.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatDay, formatInstant } from '#app/platform/i18n/format-date.ts'

export const handle = { i18n: ['joining'] }

const DONE = ['sent', 'again', 'withdrawn'] as const
const count = (search: URLSearchParams, name: string) => Math.min(500, Number(/^\d{1,3}$/.exec(search.get(name) ?? '')?.[0] ?? 0))

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  requireManager(actor, workspace.id, 'members')
  const page = await listPendingInvitations(workspace.id, url.searchParams.get('cursor'))
  const here = invitationsPath(language, workspace.slug)
  return {
    title: t('joining')('invitations.title'),
    language,
    slug: workspace.slug,
    total: page.total,
    invitations: page.invitations.map((invitation) => ({
      ...invitation,
      sentAt: formatInstant(language, invitation.sentAt),
      until: formatDay(language, invitation.expiresAt.toISOString()),
      isExpired: invitation.expiresAt < new Date(),
      canSendAgain: canSendAgain(invitation),
    })),
    firstHref: url.searchParams.has('cursor') ? here : undefined,
    nextHref: page.next ? `${here}?cursor=${encodeURIComponent(page.next)}` : undefined,
    done: DONE.find((done) => done === url.searchParams.get('done')) ?? null,
    counts: {
      sent: count(url.searchParams, 'sent'),
      members: count(url.searchParams, 'members'),
      waiting: count(url.searchParams, 'waiting'),
    },
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const id = formText(form, 'id')
  const isAgain = formText(form, 'intent') === 'again'
  try {
    await (isAgain ? sendInvitationAgain(actor, workspace.id, id) : withdrawInvitation(actor, workspace.id, id))
  } catch (error) {
    // Accepted, withdrawn or sent by somebody else meanwhile: the list as it is now says so.
    if (error instanceof AppError && error.messageKey === 'notFound.invitation') return data({ refused: 'gone' as const }, { status: 409 })
    if (error instanceof AppError && error.kind === 'too-many') return data({ refused: 'tooOften' as const }, { status: 429 })
    throw error
  }
  return redirect(`${invitationsPath(language, workspace.slug)}?done=${isAgain ? 'again' : 'withdrawn'}`, 303)
})

export const meta = documentTitle

export default function Invitations() {
  const refused = useActionData<typeof action>()
  return <InvitationList {...useLoaderData<typeof loader>()} refused={refused?.refused ?? null} />
}
