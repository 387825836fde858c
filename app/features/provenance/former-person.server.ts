import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { nameAsShown } from './former-person.ts'

/** A person's name in texts that the server writes whole; pages use `useShownName`. */
export const shownName = (name: string, language: Language): string => nameAsShown(name, language, translator(language, 'common'))
