import iconv from 'iconv-lite'
import { open, type FileHandle } from 'node:fs/promises'
import { detectEncoding, isKnownEncoding, type TextEncoding } from './text-encoding.ts'
import { UnreadableFile } from './unreadable-file.ts'

const SAMPLE_BYTES = 4 * 1024 * 1024
const PIECES = 15
const PIECE_BYTES = 64 * 1024
const READ_BYTES = 256 * 1024

export type TextSample = TextEncoding & {
  text: string
  /** The sample is the whole file. */
  isWhole: boolean
  bytes: number
}

/** The beginning of a text, at most 4 MB however big the file, and its encoding; of the rest only some pieces are looked at. */
export async function sampleText(path: string, corrected?: string): Promise<TextSample> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = await readAt(file, 0, Math.min(SAMPLE_BYTES, size))
    const detected = detectEncoding(head, size > head.length && !corrected ? await readPieces(file, head.length, size) : [])
    const { encoding, bom } = corrected ? { encoding: corrected, bom: detected.encoding === corrected ? detected.bom : 0 } : detected
    const isWhole = head.length === size
    const decoder = textDecoder(encoding)
    const text = decoder.write(head) + (isWhole ? decoder.end() : '')
    return { encoding, bom, text, isWhole, bytes: size }
  } finally {
    await file.close()
  }
}

async function readPieces(file: FileHandle, from: number, size: number): Promise<Buffer[]> {
  const step = Math.floor((size - from) / PIECES)
  const pieces: Buffer[] = []
  for (let at = from; at < size && pieces.length < PIECES; at += Math.max(step, PIECE_BYTES)) {
    pieces.push(await readAt(file, at, Math.min(PIECE_BYTES, size - at)))
  }
  return pieces
}

export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(buffer, read, length - read, position + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return buffer.subarray(0, read)
}

/** Pieces of the file's bytes, one after the other; the buffer is used again for the next. */
export async function* byteChunks(path: string, onBytes?: (read: number, all: number) => void): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const buffer = Buffer.allocUnsafe(READ_BYTES)
    let read = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES, read)
      if (bytesRead === 0) return
      read += bytesRead
      yield buffer.subarray(0, bytesRead)
      onBytes?.(read, size)
    }
  } finally {
    await file.close()
  }
}

/** The text of a file, decoded; what no character of the encoding is becomes U+FFFD. A byte order mark is left out. */
export async function* textChunks(path: string, encoding: string, onBytes?: (read: number, all: number) => void): AsyncGenerator<string> {
  const decoder = textDecoder(encoding)
  for await (const bytes of byteChunks(path, onBytes)) {
    const text = decoder.write(bytes)
    if (text) yield text
  }
  const rest = decoder.end()
  if (rest) yield rest
}

type ChunkDecoder = { write: (bytes: Buffer) => string; end: () => string }

function textDecoder(encoding: string): ChunkDecoder {
  // Three times as fast as iconv-lite, and one U+FFFD for each broken part, as the standard of encodings says.
  const own = { utf8: 'utf-8', utf16le: 'utf-16le' }[encoding]
  if (own) {
    const decoder = new TextDecoder(own)
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
  }
  if (!isKnownEncoding(encoding)) throw new UnreadableFile({ code: 'encoding-error', sample: encoding })
  const decoder = iconv.getDecoder(encoding)
  return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' }
}
