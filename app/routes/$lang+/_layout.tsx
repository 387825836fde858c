import { redirect } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { notFound } from '#app/platform/errors/app-error.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'
import { standInLanguage } from '#app/platform/instance/instance-settings.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { inLanguage, isLanguage } from '#app/platform/i18n/languages.ts'

export const loader = loaderFor(['lang'], async ({ params, url }) => {
  if (!isLanguage(params.lang)) throw notFound('page')
  const settings = await instanceSettings()
  // A language that this instance does not offer (any more) leads to the same page in one that it does.
  if (!settings.languages.includes(params.lang)) throw redirect(inLanguage(url.pathname, standInLanguage(settings)) + url.search, 302)
  return null
})

// See root.tsx.
export const shouldRevalidate = () => false

export default function LanguageLayout() {
  return <Outlet />
}
