import { RemixBrowser } from '@remix-run/react'
import i18next from 'i18next'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { formatNumbers, i18nOptions } from '#app/platform/i18n/i18n.ts'

// One hashed file a language and namespace; the page names those it shows.
const files = import.meta.glob<Record<string, unknown>>('/locales/*/*.json', { import: 'default' })

const { lang, dataset } = document.documentElement
const namespaces = (dataset.texts ?? 'common').split(' ')
const texts = await Promise.all(
  namespaces.map(async (namespace) => [namespace, await files[`/locales/${lang}/${namespace}.json`]?.()] as const),
)
await i18next
  .use(initReactI18next)
  .init({ ...i18nOptions, lng: lang, ns: namespaces, resources: { [lang]: Object.fromEntries(texts.filter(([, text]) => text)) as never } })

formatNumbers(i18next)

startTransition(() => {
  hydrateRoot(
    document,
    <I18nextProvider i18n={i18next}>
      <StrictMode>
        <RemixBrowser />
      </StrictMode>
    </I18nextProvider>,
  )
})
