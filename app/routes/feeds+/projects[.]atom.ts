import { feedLoader } from '#app/features/downloads/feeds/feed-loader.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = feedLoader('projects')
