import { apiLoader, refuseMethod } from '#app/features/api/api-loader.server.ts'
import { stepImport } from '#app/features/api/own-imports.server.ts'

const METHODS = 'POST, OPTIONS'

export const action = apiLoader(
  ['slug', 'importId'],
  (asked) => (asked.request.method === 'POST' ? stepImport(asked, 'apply') : refuseMethod(asked, METHODS)),
  () => 'en',
  METHODS,
)

export const loader = action
