import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

/** Any address under the API that is none. */
export const loader = apiLoader([], () => {
  throw notFound('page')
})
