import { exportAccount } from '#app/features/accounts/own/export-account.server.ts'
import { attachment } from '#app/platform/http/attachment.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { streamBody } from '#app/platform/http/stream-body.server.ts'

/** Everything the portal holds about a person's account, for that person. */
export const loader = loaderFor([], async ({ actor }) =>
  attachment({ name: 'my-account.json', type: 'application/json; charset=utf-8', body: streamBody(await exportAccount(actor)) }),
)
