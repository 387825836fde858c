/**
 * A text as it is compared when someone types: without case, accents or Arabic vowel signs, and with the letters that
 * Arabic writers use for one another made the same (alef with and without hamza, ya, ta marbuta).
 */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .trim()
}
