import { Outlet, useLoaderData } from '@remix-run/react'
import { countWaitingProposals } from '#app/features/matching/answers/queries/list-proposals.server.ts'
import { WorkspaceFrame } from '#app/features/workspaces/components/workspace-frame.tsx'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { countWaiting } from '#app/features/workspaces/queries/waiting.server.ts'
import { MANAGERS, WRITERS } from '#app/features/workspaces/roles.ts'
import { taggedText } from '#app/features/provenance/tagged-text.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

export const handle = { script: true, i18n: ['workspaces', 'provenance'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const name = taggedText(workspace.name, language)
  const [waiting, proposalsWaiting] = await Promise.all([countWaiting(actor, workspace), countWaitingProposals(actor, workspace.id)])
  return {
    language,
    workspace: { slug: workspace.slug, name: name?.text ?? workspace.slug, lang: name?.lang ?? '', dir: name?.dir ?? ('auto' as const) },
    waiting,
    proposalsWaiting,
    coordinates: workspace.kind === 'COORDINATION',
    canManage: MANAGERS.includes(workspace.role),
    canWrite: WRITERS.includes(workspace.role),
  }
})

// Saving while one types changes nothing here.
export const shouldRevalidate = () => false

export default function WorkspaceLayoutRoute() {
  return (
    <WorkspaceFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </WorkspaceFrame>
  )
}
