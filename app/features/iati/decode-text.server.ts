import { IatiRefusal } from './refusal.ts'

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
type Detected = { readonly encoding: Encoding; readonly bomLength: number }

/** Enough for a byte order mark and any XML declaration. */
const HEAD_BYTES = 1024

/**
 * The text of bytes in UTF-8, UTF-16, ISO-8859-1 or windows-1252, told apart by byte order mark, else by XML declaration, else UTF-8.
 * A byte sequence that the encoding does not allow ends the text in front of it with the refusal `undecodable`.
 */
export async function* decodeText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let carried: Buffer = Buffer.alloc(0)
  let detected: Detected | undefined
  let consumed = 0
  for await (const chunk of bytes) {
    let block: Buffer = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
    if (!detected) {
      carried = block
      if (block.length < HEAD_BYTES) continue
      detected = detectEncoding(block)
      block = block.subarray(detected.bomLength)
      consumed = detected.bomLength
    }
    const whole = wholeCharacters(block, detected.encoding)
    yield* decodeBlock(block.subarray(0, whole), detected.encoding, consumed)
    consumed += whole
    carried = block.subarray(whole)
  }
  if (!detected) {
    if (carried.length === 0) throw new IatiRefusal('empty')
    detected = detectEncoding(carried)
    carried = carried.subarray(detected.bomLength)
    consumed = detected.bomLength
  }
  if (carried.length > 0) yield* decodeBlock(carried, detected.encoding, consumed)
}

function detectEncoding(head: Buffer): Detected {
  const start = head.subarray(0, 4).toString('hex')
  if (start === 'fffe0000' || start === '0000feff') throw new IatiRefusal('encodingUnknown', { encoding: 'UTF-32' })
  if (start.startsWith('efbbbf')) return { encoding: 'utf-8', bomLength: 3 }
  if (start.startsWith('fffe')) return { encoding: 'utf-16le', bomLength: 2 }
  if (start.startsWith('feff')) return { encoding: 'utf-16be', bomLength: 2 }
  if (start === '3c003f00') return { encoding: 'utf-16le', bomLength: 0 }
  if (start === '003c003f') return { encoding: 'utf-16be', bomLength: 0 }
  return { encoding: declaredEncoding(head), bomLength: 0 }
}

function declaredEncoding(head: Buffer): Encoding {
  const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head.toString('latin1', 0, HEAD_BYTES))
  const name = declaration?.[1] ?? 'utf-8'
  switch (name.toLowerCase()) {
    case 'utf-8':
    case 'utf8':
    case 'us-ascii':
    case 'ascii':
      return 'utf-8'
    case 'iso-8859-1':
    case 'iso8859-1':
    case 'latin1':
    case 'windows-1252':
    case 'cp1252':
      return 'windows-1252'
    case 'utf-16':
    case 'utf-16le':
    case 'utf-16be':
      throw new IatiRefusal('encodingContradicted', { encoding: name })
    default:
      throw new IatiRefusal('encodingUnknown', { encoding: name })
  }
}

/** How many bytes at the start of a block are whole characters, so that each block can be decoded by itself. */
function wholeCharacters(block: Buffer, encoding: Encoding): number {
  switch (encoding) {
    case 'windows-1252':
      return block.length
    case 'utf-8':
      return block.length - unfinishedUtf8(block)
    case 'utf-16le':
    case 'utf-16be':
      return block.length - unfinishedUtf16(block, encoding === 'utf-16le')
  }
}

function unfinishedUtf8(block: Buffer): number {
  for (let back = 1; back <= 3 && back <= block.length; back++) {
    const byte = block[block.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

function unfinishedUtf16(block: Buffer, isLittleEndian: boolean): number {
  const odd = block.length % 2
  if (block.length < 2) return odd
  const high = block[block.length - odd - (isLittleEndian ? 1 : 2)] ?? 0
  return high >= 0xd8 && high <= 0xdb ? 2 + odd : odd
}

function* decodeBlock(block: Buffer, encoding: Encoding, consumed: number): Generator<string> {
  const valid = encoding === 'windows-1252' ? validWindows1252(block) : validUnicode(block, encoding)
  yield valid.text
  if (valid.length < block.length)
    throw new IatiRefusal('undecodable', { encoding: encoding.toUpperCase(), byte: consumed + valid.length + 1 })
}

type ValidText = { readonly text: string; readonly length: number }

function validUnicode(block: Buffer, encoding: Encoding): ValidText {
  const whole = decodeUnicode(block, encoding, false)
  if (whole !== null) return { text: whole, length: block.length }
  let valid = 0
  let invalid = block.length
  while (valid + 1 < invalid) {
    const middle = (valid + invalid) >> 1
    if (decodeUnicode(block.subarray(0, middle), encoding, true) === null) invalid = middle
    else valid = middle
  }
  const length = wholeCharacters(block.subarray(0, valid), encoding)
  return { text: decodeUnicode(block.subarray(0, length), encoding, false) ?? '', length }
}

/** Null where the bytes are not valid; with `isPrefix` the last character may be unfinished and is left out. */
function decodeUnicode(bytes: Buffer, encoding: Encoding, isPrefix: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isPrefix })
  } catch {
    return null
  }
}

/** Characters of bytes 80 to 9F in windows-1252 (WHATWG Encoding, index windows-1252); a space stands for the five without one. */
const BYTES_80_TO_9F = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

// Files declared as ISO-8859-1 are read as windows-1252, as browsers do (WHATWG Encoding): in practice bytes 80 to 9F are quotation marks and dashes.
// TextDecoder itself is avoided here: some Node versions give control characters for those bytes.
function validWindows1252(block: Buffer): ValidText {
  const latin1 = block.toString('latin1')
  const undefinedAt = latin1.search(/[\x81\x8d\x8f\x90\x9d]/)
  const length = undefinedAt === -1 ? block.length : undefinedAt
  const text = latin1.slice(0, length).replace(/[\x80-\x9f]/g, (character) => BYTES_80_TO_9F.charAt(character.charCodeAt(0) - 0x80))
  return { text, length }
}
