import { apiLoader, METHODS_WITH_POST, refuseMethod } from '#app/features/api/api-loader.server.ts'
import { ckanAnswer } from '#app/features/catalogue/ckan/ckan-answer.server.ts'

const inEnglish = () => 'en' as const

/** The read API of CKAN, by address or by a JSON document, which its clients send. */
export const loader = apiLoader(
  ['action'],
  ({ request, url, params }) => ckanAnswer(request, url, params.action),
  inEnglish,
  METHODS_WITH_POST,
)

export const action = apiLoader(
  ['action'],
  ({ request, url, params }) => (request.method === 'POST' ? ckanAnswer(request, url, params.action) : refuseMethod({ request, params })),
  inEnglish,
  METHODS_WITH_POST,
)
