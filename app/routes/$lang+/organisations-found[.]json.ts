import { findOrganisations, labelOf } from '#app/features/organisations/queries/find-organisations.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** What the field of an organisation asks while one types. The register is public. */
export const loader = loaderFor([], async ({ url, language }) => {
  const found = await findOrganisations(url.searchParams.get('q') ?? '')
  const items = found.map((organisation) => ({ value: organisation.id, label: labelOf(organisation, language) }))
  return Response.json({ items }, { headers: { 'Cache-Control': 'public, max-age=60' } })
})
