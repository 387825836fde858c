import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { tellImport } from '#app/features/api/own-imports.server.ts'

export { refuseMethod as action } from '#app/features/api/api-loader.server.ts'

export const loader = apiLoader(['slug', 'importId'], tellImport)
