import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { detection } from '#app/platform/i18n/i18n.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const language = await detection.getLocale(request)
  return redirect(`/${language}${new URL(request.url).search}`, {
    status: 302,
    headers: { Vary: 'Accept-Language, Cookie', 'Cache-Control': 'no-store' },
  })
}
