import { redirect } from '@remix-run/node'
import { myExpertisePath } from '#app/features/expertise/paths.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** All profiles of a person are on one page. */
export const loader = loaderFor(['profileId'], ({ language, url }) => redirect(myExpertisePath(language) + url.search))
