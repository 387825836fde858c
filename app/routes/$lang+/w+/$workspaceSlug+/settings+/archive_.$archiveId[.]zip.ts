import { openArchiveFile } from '#app/features/archives/taken-archives.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { attachmentAs } from '#app/platform/http/attachment.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { streamBody } from '#app/platform/http/stream-body.server.ts'

export const loader = loaderFor(['workspaceSlug', 'archiveId'], async ({ actor, params }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const { bytes, madeAt, stream } = await openArchiveFile(actor, workspace.id, params.archiveId)
  const pieces = async function* () {
    for await (const chunk of stream()) yield chunk as Uint8Array
  }
  return new Response(streamBody(pieces()), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(bytes),
      'Content-Disposition': attachmentAs(`${workspace.slug}-${madeAt.toISOString().slice(0, 10)}.zip`),
      'Cache-Control': 'private, no-store, no-transform',
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
