import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { answerRows } from '#app/features/datasets/api/api-tables.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['slug'], ({ request, url, params }) => answerRows({ request, url, slug: params.slug }))
