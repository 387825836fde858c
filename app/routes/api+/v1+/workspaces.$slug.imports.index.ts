import { apiLoader, refuseMethod } from '#app/features/api/api-loader.server.ts'
import { takeImport } from '#app/features/api/own-imports.server.ts'

const METHODS = 'POST, OPTIONS'

/** Takes in a spreadsheet that came back. */
export const action = apiLoader(
  ['slug'],
  (asked) => (asked.request.method === 'POST' ? takeImport(asked) : refuseMethod(asked, METHODS)),
  () => 'en',
  METHODS,
)

export const loader = action
