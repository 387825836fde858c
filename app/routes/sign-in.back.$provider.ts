import { redirect } from '@remix-run/node'
import { identityPath, pathAfter, signInPath } from '#app/features/accounts/paths.ts'
import { returnFromProvider } from '#app/features/accounts/sign-in/provider.server.ts'
import { visitOf } from '#app/features/accounts/visit.server.ts'
import { settingCookies } from '#app/platform/auth/cookies.server.ts'
import { endSession } from '#app/platform/auth/sign-in.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'

/** Where providers of sign-in send people back to; the address is registered with them, so it has no language. */
export const loader = loaderFor(['provider'], async ({ actor, params, request, url, address }) => {
  const visit = visitOf({ request, url, address })
  const back = await returnFromProvider(params.provider, url, request.headers, visit, actor.userId)
  const { language, to } = back
  const headers = settingCookies(back.cookies)
  if (back.kind === 'first') {
    if (actor.kind === 'person') await endSession(request.headers)
    return redirect(pathAfter(back.first, { language, to }), { headers })
  }
  if (back.kind === 'link' && actor.kind === 'person') return redirect(identityPath(language, to), { headers })
  return redirect(`${signInPath(language)}?problem=${back.kind}${to ? `&to=${encodeURIComponent(to)}` : ''}`, { headers })
})
