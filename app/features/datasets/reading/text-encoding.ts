import iconv from 'iconv-lite'
import jschardet from 'jschardet'
import { isUtf8 } from 'node:buffer'

export type TextEncoding = {
  /** As iconv-lite names it. */
  encoding: string
  /** Length of the byte order mark. */
  bom: number
}

/**
 * Encodings of old systems that people's files still come in: as jschardet names them, as iconv-lite does, and how readily
 * each is believed where a few letters leave it open. Those of Windows first: they are what Excel writes.
 */
const LEGACY: [string, string, number][] = [
  ['Windows-1252', 'windows-1252', 1.15],
  ['Windows-1256', 'windows-1256', 1],
  ['Windows-1251', 'windows-1251', 1],
  ['Windows-1250', 'windows-1250', 0.9],
  ['Windows-1253', 'windows-1253', 0.9],
  ['Windows-1254', 'windows-1254', 0.9],
  ['Windows-1255', 'windows-1255', 0.9],
  ['Windows-1258', 'windows-1258', 0.9],
  ['MacRoman', 'macintosh', 0.95],
  ['cp850', 'cp850', 0.9],
  ['ISO-8859-6', 'iso-8859-6', 0.8],
  ['KOI8-R', 'koi8-r', 0.9],
  ['IBM866', 'cp866', 0.8],
  ['TIS-620', 'tis-620', 0.9],
  ['CP932', 'shift_jis', 0.9],
  ['EUC-JP', 'euc-jp', 0.9],
  ['GB18030', 'gb18030', 0.9],
  ['Big5', 'big5', 0.9],
  ['CP949', 'cp949', 0.9],
]
const FOREIGN_BYTES = 30_000
const LETTER = /\p{L}/u
const LATIN = /\p{Script=Latin}/u

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

/** Whether the text has units of two or four bytes, so that NULs in it mean nothing. */
export function isWideText(head: Buffer): boolean {
  return (byteOrderMark(head)?.encoding ?? 'utf8') !== 'utf8' || utf16WithoutMark(head) !== null
}

/** UTF-16 shows by its line ends, spaces and digits: each has a NUL beside it, always on the same side. */
function utf16WithoutMark(sample: Buffer): 'utf16le' | 'utf16be' | null {
  const length = Math.min(sample.length, 65_536) & ~1
  const nuls = [0, 0]
  const lineEnds = { alone: 0, low: 0, high: 0 }
  for (let at = 0; at < length; at += 1) {
    const byte = sample[at]
    if (byte === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1
    else if (byte === 10 || byte === 13) {
      if ((at & 1) === 0 && sample[at + 1] === 0) lineEnds.low += 1
      else if ((at & 1) === 1 && sample[at - 1] === 0) lineEnds.high += 1
      else lineEnds.alone += 1
    }
  }
  const [even = 0, odd = 0] = nuls
  const hasSide = (side: number, other: number, ends: number) => {
    if (side < length * 0.04 || other * 10 > side) return false
    // Where no line ends, only NULs all over tell.
    return ends > 0 ? lineEnds.alone * 10 <= ends : lineEnds.alone === 0 && side > length * 0.15 && side > 2
  }
  if (hasSide(odd, even, lineEnds.low)) return 'utf16le'
  return hasSide(even, odd, lineEnds.high) ? 'utf16be' : null
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
  const lines = piece.toString('latin1').split(/[\r\n]+/)
  const foreign = lines.filter((line) => /[^\p{ASCII}]/u.test(line)).join('\n')
  return Buffer.from(foreign.slice(0, FOREIGN_BYTES), 'latin1')
}

function legacyEncoding(bytes: Buffer): string {
  const found = jschardet.detectAll(bytes, { detectEncodings: LEGACY.map(([name]) => name) })
  let best = { encoding: 'windows-1252', score: 0 }
  for (const { encoding: name, confidence } of found) {
    const known = LEGACY.find(([theirs]) => theirs.toLowerCase() === name?.toLowerCase())
    if (!known) continue
    const [, encoding, belief] = known
    const text = iconv.decode(bytes, encoding)
    const score = confidence * belief * (1 - oddShare(text)) ** 2
    if (score > best.score && !text.includes('\uFFFD')) best = { encoding, score }
  }
  return best.encoding
}

/** Share of the foreign characters of a text that nobody writes so: signs within words, capitals after small letters, letters of two scripts in a word. */
function oddShare(text: string): number {
  const chars = [...text.slice(0, FOREIGN_BYTES)]
  let foreign = 0
  let odd = 0
  for (const [at, char] of chars.entries()) {
    if (char.charCodeAt(0) < 128) continue
    foreign += 1
    if (isOdd(char, chars[at - 1] ?? '', chars[at + 1] ?? '')) odd += 1
  }
  return foreign === 0 ? 0 : odd / foreign
}

function isOdd(char: string, before: string, after: string): boolean {
  if (/[\p{Cc}\p{Cn}\p{Co}]/u.test(char)) return true
  if (!/[\p{L}\p{M}]/u.test(char)) {
    const beside = [before, after].filter((one) => LETTER.test(one)).length
    return beside === 2 ? !/[’‘·\u00ad\u00a0]/.test(char) : beside === 1 && !/[\p{P}\p{Z}ºª°]/u.test(char)
  }
  if (/\p{Lu}/u.test(char) && /\p{Ll}/u.test(before)) return true
  const isLatin = LATIN.test(char)
  return [before, after].some((beside) => LETTER.test(beside) && LATIN.test(beside) !== isLatin)
}
