import { openDataset } from '#app/features/datasets/access.server.ts'
import { getDocument } from '#app/features/datasets/views/documents.server.ts'
import { answerPdf } from '#app/features/datasets/views/pdf-answer.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** A PDF of a published version, in no language but its own. */
export const loader = loaderFor(['slug', 'version', 'index'], async ({ actor, params, request }) => {
  const open = await openDataset(actor, params.slug, params.version)
  return answerPdf(request, await getDocument(open, params.index), { isPublic: open.isPublic })
})
