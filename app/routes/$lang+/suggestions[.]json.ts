import { suggest } from '#app/features/search/find/suggest.server.ts'
import { countSuggesting } from '#app/features/search/limit-suggestions.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** What the search box asks while one types. Of what is public alone: any cache may keep it for a minute. */
export const loader = loaderFor([], async ({ url, language, address }) => {
  await countSuggesting(address)
  const found = await suggest(url.searchParams.get('q') ?? '', language)
  return Response.json(found, { headers: { 'Cache-Control': 'public, max-age=60' } })
})
