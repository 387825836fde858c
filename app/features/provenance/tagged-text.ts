import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { chooseText, UNDETERMINED, type LanguageText } from './language-text.ts'

/** A text as a page shows it: with its language, and that language's name where it is not the reader's. */
export type TaggedText = {
  text: string
  lang: string
  dir: 'ltr' | 'rtl' | 'auto'
  languageName?: string | undefined
  /** A machine translated it, and nobody has read it yet. */
  origin?: 'machine' | undefined
}

/** What a reader is shown of a text in several languages; null when there is none. */
export function taggedText(text: LanguageText | undefined, reader: Language): TaggedText | null {
  const chosen = chooseText(text, reader)
  if (!chosen) return null
  if (chosen.lang === UNDETERMINED) return { text: chosen.text, lang: '', dir: 'auto' }
  const own = chosen.lang.split('-')[0] === reader
  return {
    text: chosen.text,
    lang: htmlLang(chosen.lang),
    dir: dirOf(chosen.lang),
    languageName: own ? undefined : languageName(chosen.lang, reader),
  }
}

/** The same, marked where a machine translated it. */
export function withOrigin(shown: TaggedText | null, isUnread: (lang: string, text: string) => boolean): TaggedText | null {
  return shown && isUnread(shown.lang, shown.text) ? { ...shown, origin: 'machine' } : shown
}

/** The same as plain words, for lines that join several. */
export const plainText = (text: LanguageText | undefined, reader: Language, otherwise = '') => chooseText(text, reader)?.text ?? otherwise
