import { exportExpert } from '#app/features/expertise/queries/export-expert.server.ts'
import { requirePerson } from '#app/features/expertise/queries/own-experts.server.ts'
import { attachment } from '#app/platform/http/attachment.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** Everything the portal holds about a person's profile, for that person. */
export const loader = loaderFor(['profileId'], async ({ actor, params }) => {
  requirePerson(actor)
  const text = JSON.stringify(await exportExpert(actor, params.profileId), null, 2)
  return attachment({ name: 'my-expertise.json', type: 'application/json; charset=utf-8', text })
})
