import { MEDIA_TYPES } from '#app/features/downloads/formats.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { streamBody } from '#app/platform/http/stream-body.server.ts'
import { rosterFile } from './roster-file.server.ts'

/** The loader of a workspace's roster as a file, for its members. */
export const rosterFileLoader = (format: 'csv' | 'xlsx') =>
  loaderFor(['workspaceSlug'], async ({ actor, params, url, language }) => {
    const { id, slug } = await getMemberWorkspace(actor, params.workspaceSlug)
    const { name, pieces } = rosterFile(actor, { workspaceId: id, slug, language }, format, url.searchParams)
    return new Response(streamBody(pieces), {
      headers: {
        'Content-Type': MEDIA_TYPES[format],
        'Content-Disposition': `attachment; filename="${name}"`,
        'Content-Language': language,
        'Cache-Control': 'private, no-store, no-transform',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  })
