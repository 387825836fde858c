import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MemberSeat } from '#app/features/workspaces/components/member-seat.tsx'
import { membersPath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { countUnderWay, getMember, isSelf } from '#app/features/workspaces/queries/members.server.ts'
import { MANAGERS } from '#app/features/workspaces/roles.ts'
import { takeSeatForm } from '#app/features/workspaces/take-seat-form.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const loader = loaderFor(['workspaceSlug', 'memberId'], async ({ actor, params, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const canManage = MANAGERS.includes(workspace.role)
  const member = await getMember(workspace.id, params.memberId)
  // Others' seats are the managers' matter.
  if (!canManage && !isSelf(actor, member)) throw notFound('member')
  return {
    title: member.name,
    language,
    slug: workspace.slug,
    member: { id: member.id, name: member.name, role: member.role, email: canManage ? member.email : null },
    underWay: await countUnderWay(workspace.id, member.id),
    canManage,
    isSelf: isSelf(actor, member),
  }
})

export const action = actionFor(['workspaceSlug', 'memberId'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const taken = await takeSeatForm(actor, { workspaceId: workspace.id, userId: params.memberId }, await readForm(request))
  if (taken.outcome === 'refused') return data(taken, { status: 409 })
  // Who is no member any more has no page here.
  const goTo = taken.outcome === 'left' ? `/${language}` : `${membersPath(language, workspace.slug)}?done=${taken.outcome}`
  return redirect(goTo, 303)
})

export const meta = documentTitle

export default function MemberRoute() {
  const refused = useActionData<typeof action>()
  return <MemberSeat {...useLoaderData<typeof loader>()} refused={refused?.why ?? null} />
}
