import { createCookie } from '@remix-run/node'
import { createInstance, type i18n, type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { RemixI18Next } from 'remix-i18next/server'
import { formatNumbers, i18nOptions } from './i18n.ts'
import { rememberTexts } from './remembered-texts.server.ts'
import { FALLBACK_LANGUAGE, isLanguage, LANGUAGES, type Language } from './languages.ts'

const files = import.meta.glob<Record<string, unknown>>('/locales/*/*.json', { eager: true, import: 'default' })
const resources: Record<string, Record<string, Record<string, unknown>>> = {}
for (const [path, content] of Object.entries(files)) {
  const [, , language, file] = path.split('/')
  if (language && file) (resources[language] ??= {})[file.replace(/\.json$/, '')] = content
}
const namespaces = Object.keys(resources[FALLBACK_LANGUAGE] ?? {})

export const languageCookie = createCookie('language', { path: '/', sameSite: 'lax', maxAge: 31_536_000 })

/** Chooses the language of `/`, where the address does not say it: the visitor's last choice, else Accept-Language, else French. */
export const detection = new RemixI18Next({
  detection: { supportedLanguages: LANGUAGES, fallbackLanguage: FALLBACK_LANGUAGE, cookie: languageCookie, order: ['cookie', 'header'] },
  i18next: { ...i18nOptions, resources },
})

const instances = new Map<Language, i18n>()

/** One instance a language, made once and never switched, so that a request builds nothing. */
export function i18nOf(language: Language): i18n {
  let instance = instances.get(language)
  if (!instance) {
    instance = createInstance().use(initReactI18next)
    void instance.init({ ...i18nOptions, lng: language, resources, ns: namespaces, initImmediate: false })
    formatNumbers(instance)
    rememberTexts(instance, language)
    instances.set(language, instance)
  }
  return instance
}

export const translator = (language: Language, namespace = 'common'): TFunction => i18nOf(language).getFixedT(language, namespace)

/** The language that an address names in its first segment, else the fallback. */
export function languageOf(url: string): Language {
  const first = new URL(url).pathname.split('/')[1]
  return isLanguage(first) ? first : FALLBACK_LANGUAGE
}
