import { Outlet } from '@remix-run/react'
import { notFound } from '#app/platform/errors/app-error.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { isLanguage } from '#app/platform/i18n/languages.ts'

export const loader = loaderFor(['lang'], ({ params }) => {
  if (!isLanguage(params.lang)) throw notFound('page')
  return null
})

// See root.tsx.
export const shouldRevalidate = () => false

export default function LanguageLayout() {
  return <Outlet />
}
