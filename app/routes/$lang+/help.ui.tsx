import { useLoaderData } from '@remix-run/react'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { LANGUAGES, languages, localeOf } from '#app/platform/i18n/languages.ts'
import { sampleFigures } from '#app/ui/showcase/sample-figures.server.ts'
import { Showcase } from '#app/ui/showcase/showcase.tsx'

export const handle = { i18n: ['showcase'], script: true }

export const loader = loaderFor([], ({ language, t }) => {
  const words = t('showcase')
  const figures = sampleFigures(localeOf(language), languages[language].dir, (key) => words(key))
  return { language, figures, title: words('title'), description: words('lead') }
})

export const meta = documentTitle

/** The design system on one page: every component with believable content. */
export default function HelpUi() {
  const { language, figures } = useLoaderData<typeof loader>()
  const interfaceLanguages = LANGUAGES.map((code) => ({ code, name: languages[code].name, dir: languages[code].dir }))
  const home = `/${language}`
  return <Showcase language={language} languages={interfaceLanguages} figures={figures} homeHref={home} helpHref={`${home}/help`} />
}
