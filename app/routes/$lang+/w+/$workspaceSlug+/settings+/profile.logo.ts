import { redirect } from '@remix-run/node'
import { changeLogo } from '#app/features/workspaces/mutations/change-logo.server.ts'
import { profilePath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'

/** The form of the logo is sent here; whoever asks for the address is led to the form. */
export const loader = loaderFor(['workspaceSlug'], ({ params, language }) => redirect(profilePath(language, params.workspaceSlug)))

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const reply = await changeLogo(actor, workspace.id, { contentType: request.headers.get('content-type'), body: request.body })
  const here = profilePath(language, workspace.slug)
  if (reply.outcome === 'refused') return redirect(`${here}?refused=${reply.messageKey}`, 303)
  return redirect(`${here}?done=${reply.outcome === 'saved' ? 'logo' : 'noLogo'}`, 303)
})
