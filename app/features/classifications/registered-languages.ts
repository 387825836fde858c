import { LANGUAGE_SUBTAGS } from './internal/language-subtags.ts'
import { isLanguageTag } from './languages.ts'

const registered = Uint8Array.from(atob(LANGUAGE_SUBTAGS), (byte) => byte.charCodeAt(0))

/** Whether a text is a BCP 47 tag whose language is registered: `wo`, `pt-BR`, `snf`; not `zz`. */
export function isRegisteredLanguage(tag: string): boolean {
  if (!isLanguageTag(tag)) return false
  const [subtag = ''] = tag.toLowerCase().split('-')
  const letters = [...subtag].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 97, 0)
  const bit = subtag.length === 2 ? letters : 26 * 26 + letters
  return ((registered[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
}

/** What a `lang` attribute may say of a text: its tag, or that its language is not known, whatever tag its source gave it. */
export const htmlLang = (tag: string): string => (tag !== 'und' && isRegisteredLanguage(tag) ? tag : '')
