import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { detection } from '#app/platform/i18n/i18n.server.ts'

/** The permanent address of a version of a dataset, without a language. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = await detection.getLocale(request)
  return redirect(`/${language}/datasets/${encodeURIComponent(params.slug ?? '')}/v/${encodeURIComponent(params.version ?? '')}`, {
    status: 302,
    headers: { Vary: 'Accept-Language, Cookie', 'Cache-Control': 'no-store' },
  })
}
