import { featureListLoader } from '#app/features/downloads/feature-list-loader.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = featureListLoader('needs')
