import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** The text in those of the languages in which it is written. */
export function inLanguages(text: LanguageText, languages: readonly string[]): LanguageText {
  return Object.fromEntries(languages.flatMap((lang) => (text[lang] === undefined ? [] : [[lang, text[lang]]])))
}

/** As `inLanguages`, and where it is written in none of them, in all that it has: a name is never left out. */
export function nameInLanguages(text: LanguageText, languages: readonly string[]): LanguageText {
  const chosen = inLanguages(text, languages)
  return Object.keys(chosen).length > 0 ? chosen : text
}

/** Puts a number in the place of `{n}`, in the digits of each language. */
export function withNumber(text: LanguageText, n: number): LanguageText {
  return Object.fromEntries(Object.entries(text).map(([lang, phrase]) => [lang, phrase.replace('{n}', digitsIn(lang, n))]))
}

function digitsIn(lang: string, n: number): string {
  return lang === 'ar' ? String(n).replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit))) : String(n)
}
