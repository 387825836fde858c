/**
 * A text in one or several languages, keyed by BCP 47 tag: `{ fr: 'Eau', ar: 'ماء' }`.
 * A text whose source states no language has the key `und`.
 */
export type LanguageText = Readonly<Record<string, string>>

/** The tag for a text whose language nobody stated (BCP 47 "undetermined"). */
export const UNDETERMINED = 'und'

export type ChosenText = { readonly lang: string; readonly text: string }

/**
 * The text a reader sees: the reader's language, else a variant of it (`pt-BR` for `pt`), else the first language
 * in which the record holds it. Null when there is none.
 */
export function chooseText(text: LanguageText | undefined, reader: string): ChosenText | null {
  if (!text) return null
  const own = text[reader]
  if (own) return { lang: reader, text: own }
  const filled = Object.entries(text).filter(([, value]) => value.trim() !== '')
  const near = filled.find(([lang]) => lang.toLowerCase().split('-')[0] === reader.split('-')[0])
  const found = near ?? filled[0]
  return found ? { lang: found[0], text: found[1] } : null
}
