import { createInstance } from 'i18next'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import fr from '../../../locales/fr/ui.json'

const i18n = createInstance().use(initReactI18next)
void i18n.init({ lng: 'fr', resources: { fr: { ui: fr } }, defaultNS: 'ui', initImmediate: false, interpolation: { escapeValue: false } })

/** The HTML that the server sends for a component, in French. */
export function htmlOf(element: ReactElement): string {
  return renderToStaticMarkup(<I18nextProvider i18n={i18n}>{element}</I18nextProvider>)
}
