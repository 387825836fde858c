import { apiLoader, METHODS_WITH_POST, refuseMethod } from '#app/features/api/api-loader.server.ts'
import { answerAggregate, answerAggregateBody } from '#app/features/datasets/api/api-tables.server.ts'

const inEnglish = () => 'en' as const

export const loader = apiLoader(
  ['slug'],
  ({ request, url, params }) => answerAggregate({ request, url, slug: params.slug }),
  inEnglish,
  METHODS_WITH_POST,
)

/** The question as a JSON document. */
export const action = apiLoader(
  ['slug'],
  ({ request, url, params }) =>
    request.method === 'POST' ? answerAggregateBody({ request, url, slug: params.slug }) : refuseMethod({ request, params }),
  inEnglish,
  METHODS_WITH_POST,
)
