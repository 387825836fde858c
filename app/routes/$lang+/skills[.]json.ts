import { skillChoices } from '#app/features/classifications/resolve-skill.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** What the field of a skill asks while one types. The lists are part of the program: any cache may keep the answer. */
export const loader = loaderFor([], ({ url, language }) => {
  const items = skillChoices(url.searchParams.get('q') ?? '', language)
  return Response.json({ items }, { headers: { 'Cache-Control': 'public, max-age=3600' } })
})
