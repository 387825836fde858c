import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { catalogueAnswer } from '#app/features/catalogue/dcat/catalogue-answer.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader([], ({ request, url }) => catalogueAnswer('turtle', request, url.origin))
