import { useLoaderData } from '@remix-run/react'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { LANGUAGES, languages, localeOf } from '#app/platform/i18n/languages.ts'
import { sampleFigures } from '#app/ui/showcase/sample-figures.server.ts'
import { Showcase } from '#app/ui/showcase/showcase.tsx'

export const handle = { i18n: ['ui'] }

export const loader = loaderFor([], ({ language, t }) => {
  const words = t('ui')
  return { language, figures: sampleFigures(localeOf(language), languages[language].dir, (key) => words(`showcase.${key}`)) }
})

/** The design system on one page: every component with believable content. */
export default function HelpUi() {
  const { language, figures } = useLoaderData<typeof loader>()
  const interfaceLanguages = LANGUAGES.map((code) => ({ code, name: languages[code].name, dir: languages[code].dir }))
  return (
    <Showcase
      language={language}
      languages={interfaceLanguages}
      figures={figures}
      homeHref={`/${language}`}
      helpHref={`/${language}/help`}
    />
  )
}
