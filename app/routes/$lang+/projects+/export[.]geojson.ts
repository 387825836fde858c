import { fileLoader } from '#app/features/downloads/file-loader.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = fileLoader('projects', 'geojson')
