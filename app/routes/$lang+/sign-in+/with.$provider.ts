import { redirect } from '@remix-run/node'
import { signInPath } from '#app/features/accounts/paths.ts'
import { leaveForProvider } from '#app/features/accounts/sign-in/provider.server.ts'
import { visitOf } from '#app/features/accounts/visit.server.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/**
 * Leads to a provider of sign-in. A link, not a form: browsers hold a form that leads to another site back under our content security
 * policy. Nothing is changed by it.
 */
export const loader = loaderFor(['provider'], async ({ params, request, url, address, language }) => {
  const to = returnPath(url.searchParams.get('to'))
  const left = await leaveForProvider(params.provider, { origin: url.origin, language, to, visit: visitOf({ request, url, address }) })
  if (!left) return redirect(`${signInPath(language)}?problem=unreachable${to ? `&to=${encodeURIComponent(to)}` : ''}`)
  return redirect(left.href, { headers: { 'Set-Cookie': left.cookie, 'Cache-Control': 'private, no-store' } })
})
