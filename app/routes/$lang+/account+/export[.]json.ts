import { exportAccount } from '#app/features/accounts/own/export-account.server.ts'
import { attachment } from '#app/platform/http/attachment.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** Everything the portal holds about a person's account, for that person. */
export const loader = loaderFor([], async ({ actor }) => {
  const text = JSON.stringify(await exportAccount(actor), null, 2)
  return attachment({ name: 'my-account.json', type: 'application/json; charset=utf-8', text })
})
