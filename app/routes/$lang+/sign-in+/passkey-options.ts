import { PASSKEY_PURPOSES, passkeyOptions } from '#app/features/accounts/methods/passkeys.server.ts'
import { visitOf } from '#app/features/accounts/visit.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'

/** What a browser needs to use or to make a passkey, as JSON. */
export const action = actionFor([], async ({ actor, request, url, address }) => {
  const form = await readForm(request)
  const purpose = PASSKEY_PURPOSES.find((known) => known === formText(form, 'purpose'))
  if (!purpose) throw new AppError('invalid', 'invalid.form')
  const { options, cookie } = await passkeyOptions(actor, purpose, url, visitOf({ request, url, address }))
  return Response.json(options, { headers: { 'Set-Cookie': cookie, 'Cache-Control': 'private, no-store' } })
})
