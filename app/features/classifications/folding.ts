/**
 * Folding makes two spellings of one word equal, so that a search finds `Éducation` from `education` and `الأساسية` from
 * `الاساسيه`. It is one rule, written as data so that a database can apply it too. In PostgreSQL, in this order:
 *
 *     normalize(text, NFKD), then regexp_replace(_, '[' || DROPPED_CHARACTERS || ']', '', 'g'), then lower(_),
 *     then for each pair of REPLACED_CHARACTERS replace(_, key, value) (translate() for those of one letter),
 *     then btrim(regexp_replace(_, '\s+', ' ', 'g'))
 */

/**
 * The inside of a regular expression's brackets: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs, hamzas
 * above and below a letter, tatweel, soft hyphens, joiners and marks of direction. The vowel signs of Indic and other
 * scripts stay, because a word is another word without them.
 */
export const DROPPED_CHARACTERS =
  '\\u00AD\\u0300-\\u036F\\u0483-\\u0487\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7\\u0610-\\u061A\\u061C\\u0640\\u064B-\\u065F' +
  '\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED\\u08D3-\\u08FF\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF'

/** What compatibility decomposition leaves apart. No key occurs in another's value, so the order does not matter. */
export const REPLACED_CHARACTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ɓ: 'b',
  ɗ: 'd',
  ɛ: 'e',
  ŋ: 'n',
  ɔ: 'o',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  ʻ: "'",
  '`': "'",
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ...digits('٠١٢٣٤٥٦٧٨٩'),
  ...digits('۰۱۲۳۴۵۶۷۸۹'),
}

const dropped = new RegExp(`[${DROPPED_CHARACTERS}]`, 'g')
const replaced = new RegExp(`[${Object.keys(REPLACED_CHARACTERS).join('')}]`, 'g')

function digits(series: string) {
  return Object.fromEntries([...series].map((digit, value) => [digit, String(value)]))
}

/** The folded form of a text: no accents, lower case, one form of each Arabic letter, ASCII digits, single spaces. Idempotent. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(dropped, '')
    .toLowerCase()
    .replace(replaced, (character) => REPLACED_CHARACTERS[character] ?? character)
    .replace(/\s+/g, ' ')
    .trim()
}

/** The folded words of a text, in order: what stands between anything that is neither letter, sign on a letter, nor digit. */
export function foldWords(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}

/**
 * A folded Arabic word without its article and what leans on it (`والصحيه` and `للصحيه` give `صحيه`); any other word as it is.
 * Shorter remainders stay whole: `الي` ("to") is not an article and a letter.
 */
export function withoutArticle(word: string): string {
  return word.replace(/^(?:[وف]?[بك]?ال|[وف]?لل)(?=[ء-ي]{3})/, '')
}
