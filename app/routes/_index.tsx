import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'
import { standInLanguage } from '#app/platform/instance/instance-settings.ts'
import { detection } from '#app/platform/i18n/i18n.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const settings = await instanceSettings()
  const wanted = await detection.getLocale(request)
  const language = settings.languages.find((one) => one === wanted) ?? standInLanguage(settings)
  return redirect(`/${language}${new URL(request.url).search}`, {
    status: 302,
    headers: { Vary: 'Accept-Language, Cookie', 'Cache-Control': 'no-store' },
  })
}
