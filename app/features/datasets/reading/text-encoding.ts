import iconv from 'iconv-lite'
import jschardet from 'jschardet'
import { isUtf8 } from 'node:buffer'

export type TextEncoding = {
  /** As iconv-lite names it. */
  encoding: string
  /** Length of the byte order mark. */
  bom: number
}

/** Of scripts of one byte a letter, in the order in which they are believed when two fit as well. */
const SINGLE_BYTE = [
  'windows-1252',
  'windows-1256',
  'windows-1251',
  'windows-1250',
  'windows-1254',
  'windows-1253',
  'windows-1255',
  'windows-1258',
  'macintosh',
  'cp850',
  'koi8-r',
  'cp866',
  'iso-8859-6',
]
const MULTI_BYTE: Record<string, string> = {
  SHIFT_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  UHC: 'cp949',
  GB2312: 'gb18030',
  GB18030: 'gb18030',
  BIG5: 'big5',
}

/** Letters that make up most of what is not ASCII in texts of the languages of one script. */
const FREQUENT: Record<string, Set<string>> = {
  Latin: new Set('éèàçêôîùâûëïáíóúñüöäãõßåøæœ'),
  Arabic: new Set('اليمنورتهبةدسعفكحقأ'),
  Cyrillic: new Set('оеаинтсрвлкмдпуяы'),
  Greek: new Set('αοιετσνηυρπκμλςάόίέή'),
  Hebrew: new Set('יוהלאמרתשבנ'),
}
/** Vietnamese, Turkish and Polish letters and the like: fine within words, not frequent enough to be believed first. */
const LATIN_REST = /[ìòýÿšžčřěďťňůłąęśćńżźőűşğıđơưăâșțțÀÉÈÇÂÊÎÔÛÄÖÜÁÍÓÚÑŠŽČÃÕÅØÆŒ]/
const WORDS = /[^\s!-/:-@[-`{-~]+/g
const SCRIPTS = Object.keys(FREQUENT).map((name) => ({ name, letters: new RegExp(`\\p{Script=${name}}`, 'u') }))

/**
 * Which encoding a text is in, by its first bytes and pieces from further on. Never throws: windows-1252 reads every text.
 * @param sample first bytes of the file, begun at its beginning
 * @param pieces bytes from later in the file, cut anywhere
 */
export function detectEncoding(sample: Buffer, pieces: Buffer[] = []): TextEncoding {
  const marked = byteOrderMark(sample)
  if (marked) return marked
  const wide = utf16WithoutMark(sample)
  if (wide) return { encoding: wide, bom: 0 }
  const all = [sample, ...pieces]
  if (all.every(isUtf8Piece) || isMostlyUtf8(all)) return { encoding: 'utf8', bom: 0 }
  return { encoding: legacyEncoding(Buffer.concat(all.map((piece) => foreignPart(piece)))), bom: 0 }
}

/** Whether a text in this encoding can be decoded here. */
export const isKnownEncoding = (encoding: string) => iconv.encodingExists(encoding)

function byteOrderMark(sample: Buffer): TextEncoding | null {
  const [a, b, c, d] = sample
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf8', bom: 3 }
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', bom: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', bom: 4 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf16le', bom: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf16be', bom: 2 }
  return null
}

/** UTF-16 shows by its line ends, spaces and digits: each has a NUL beside it, always on the same side. */
function utf16WithoutMark(sample: Buffer): 'utf16le' | 'utf16be' | null {
  const nuls = [0, 0]
  const length = Math.min(sample.length, 65_536) & ~1
  for (let at = 0; at < length; at += 1) if (sample[at] === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  const units = length / 2
  if (units < 2) return null
  if (odd > units * 0.08 && even * 10 < odd) return 'utf16le'
  if (even > units * 0.08 && odd * 10 < even) return 'utf16be'
  return null
}

/** A piece may begin and end in the middle of a character. */
function isUtf8Piece(piece: Buffer): boolean {
  let start = 0
  while (start < 3 && ((piece[start] ?? 0) & 0xc0) === 0x80) start += 1
  return isUtf8(piece.subarray(start, wholeCharacters(piece)))
}

/** Where the last whole UTF-8 character of a piece ends. */
export function wholeCharacters(piece: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= piece.length; back += 1) {
    const byte = piece[piece.length - back] ?? 0
    if (byte < 0x80) return piece.length
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? piece.length - back : piece.length
  }
  return piece.length
}

/** A UTF-8 file with a few broken bytes is one still: many characters of several bytes are whole, few are not. */
function isMostlyUtf8(pieces: Buffer[]): boolean {
  let whole = 0
  let broken = 0
  for (const piece of pieces) {
    const text = piece.subarray(0, wholeCharacters(piece)).toString('utf8')
    for (const _ of text.matchAll(/\uFFFD+/g)) broken += 1
    for (const _ of text.matchAll(/[^\p{ASCII}\uFFFD]/gu)) whole += 1
  }
  return whole > broken * 20
}

/** Only lines that are not ASCII tell encodings apart. */
function foreignPart(piece: Buffer): Buffer {
  const text = piece.toString('latin1')
  const lines = text.split(/[\r\n]+/).filter((line) => /[^\p{ASCII}]/u.test(line))
  return Buffer.from(lines.join('\n').slice(0, 200_000), 'latin1')
}

function legacyEncoding(bytes: Buffer): string {
  const multi = jschardet.detect(bytes.toString('latin1').slice(0, 20_000) as never)
  const known = MULTI_BYTE[String(multi.encoding).toUpperCase()]
  if (known && multi.confidence > 0.9 && !iconv.decode(bytes, known).includes('\uFFFD')) return known
  let best = { encoding: 'windows-1252', score: -Infinity }
  for (const encoding of SINGLE_BYTE) {
    const score = plausibility(iconv.decode(bytes, encoding))
    if (score > best.score + 1e-9) best = { encoding, score }
  }
  return best.encoding
}

/** How much a text looks as if people had written it: words of one script, small letters after small letters, frequent letters. */
function plausibility(text: string): number {
  let score = 0
  let words = 0
  for (const [word] of text.matchAll(WORDS)) {
    if (!/[^\p{ASCII}]/u.test(word)) continue
    words += 1
    score += wordPlausibility(word)
    if (words > 5_000) break
  }
  return words === 0 ? 0 : score / words
}

function wordPlausibility(word: string): number {
  let score = 0
  let foreign = 0
  let previous = ''
  for (const char of word) {
    if (char.charCodeAt(0) >= 128) {
      foreign += 1
      score += charPlausibility(char, previous)
    } else if (previous && isLetter(char) && isLetter(previous) && !/\p{Script=Latin}/u.test(previous)) score -= 2
    previous = char
  }
  return foreign === 0 ? 0 : score / foreign
}

const isLetter = (char: string) => /\p{L}/u.test(char)

function charPlausibility(char: string, previous: string): number {
  if (char === '\uFFFD' || /[\p{Cc}\p{Cn}\p{Co}]/u.test(char)) return -3
  if (!/[\p{L}\p{M}]/u.test(char))
    return /[«»’‘“”–—°€£²³…·¿¡،؛؟]/.test(char) ? (isLetter(previous) && /[²³°€£¿¡]/.test(char) ? -0.2 : 0.3) : -1
  const script = SCRIPTS.find(({ letters }) => letters.test(char))
  if (!script) return -1
  const isLatin = script.name === 'Latin'
  let score = FREQUENT[script.name]?.has(char) ? 1 : isLatin && LATIN_REST.test(char) ? 0.35 : 0.2
  if (previous && isLetter(previous)) {
    if (!script.letters.test(previous)) score -= 2
    if (/\p{Lu}/u.test(char) && /\p{Ll}/u.test(previous)) score -= 1.5
    // A word that is written with one foreign letter in a row of Latin ones is Latin; whole words of such letters are not.
    if (isLatin && previous.charCodeAt(0) >= 128) score -= 0.7
  }
  return score
}
