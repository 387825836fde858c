import { searchOrganisations } from '#app/features/joining/organisation-register.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** What the field of an organisation asks while one types. The register is public. */
export const loader = loaderFor([], async ({ url, language }) => {
  const items = await searchOrganisations(url.searchParams.get('q') ?? '', language)
  return Response.json({ items }, { headers: { 'Cache-Control': 'public, max-age=60' } })
})
