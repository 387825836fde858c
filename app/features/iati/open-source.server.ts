import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { pipeline as finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import yauzl from 'yauzl'
import { decodeText } from './decode-text.server.ts'
import { READ_LIMITS, type ReadLimits } from './read-limits.ts'
import { IatiRefusal } from './refusal.ts'

/** A path, `-` for standard input, or bytes that arrive. */
export type IatiSource = string | Readable

export type SourceFile = {
  readonly path: string
  /** Removes what was spooled; a file of the caller stays. */ readonly release: () => Promise<void>
}

/** The unpacked bytes and, for an archive, how many packed bytes they take so far. */
type Unpacked = { readonly bytes: Readable; readonly packedBytes?: () => number; readonly close: () => void }

/** Small blocks keep few trees alive at a time, which the garbage collector rewards. */
const BLOCK_BYTES = 32 * 1024

/**
 * A source that can be read more than once: a path as it is, anything else copied as it comes to a temporary file that only this user can read.
 * Throws IatiRefusal `tooLarge` and what the stream throws.
 */
export async function spoolSource(source: IatiSource, limits: ReadLimits = READ_LIMITS): Promise<SourceFile> {
  if (typeof source === 'string' && source !== '-') return { path: source, release: async () => {} }
  const directory = await mkdtemp(join(tmpdir(), 'iati-'))
  const release = () => rm(directory, { recursive: true, force: true })
  const path = join(directory, 'source')
  try {
    const bytes = source === '-' ? process.stdin : source
    await finished(bytes, (chunks: AsyncIterable<Buffer>) => counted(chunks, limits), createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await release()
    throw error
  }
  return { path, release }
}

/**
 * The text of a source: unpacked when it is gzip or a zip with one XML file, decoded without a guess.
 * Back-pressure goes to the disk; leaving the loop early closes everything. Throws IatiRefusal.
 */
export async function* openSource(source: IatiSource, limits: ReadLimits = READ_LIMITS): AsyncGenerator<string> {
  const file = await spoolSource(source, limits)
  try {
    const unpacked = await unpack(file.path)
    try {
      yield* decodeText(counted(unpacked.bytes, limits, unpacked.packedBytes))
    } catch (error) {
      throw error instanceof IatiRefusal || !unpacked.packedBytes ? error : new IatiRefusal('archiveDamaged')
    } finally {
      unpacked.close()
    }
  } finally {
    await file.release()
  }
}

async function unpack(path: string): Promise<Unpacked> {
  const signature = await firstBytes(path)
  if (signature.startsWith('1f8b')) return unpackGzip(path)
  if (signature === '504b0304' || signature === '504b0506') return unpackZip(path)
  const bytes = createReadStream(path, { highWaterMark: BLOCK_BYTES })
  return { bytes, close: () => bytes.destroy() }
}

async function firstBytes(path: string): Promise<string> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
      return buffer.toString('hex', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    throw new IatiRefusal('unreadable')
  }
}

function unpackGzip(path: string): Unpacked {
  const packed = createReadStream(path, { highWaterMark: BLOCK_BYTES })
  const bytes = createGunzip({ chunkSize: BLOCK_BYTES })
  // A failure reaches the reader through `bytes`, which pipeline destroys with the error.
  pipeline(packed, bytes, () => {})
  return { bytes, packedBytes: () => packed.bytesRead, close: () => bytes.destroy() }
}

async function unpackZip(path: string): Promise<Unpacked> {
  const archive = await yauzl.openPromise(path, { autoClose: false }).catch(damaged)
  try {
    const entry = await onlyXmlEntry(archive)
    if (entry.isEncrypted()) throw new IatiRefusal('archiveEncrypted')
    const bytes = await archive.openReadStreamPromise(entry).catch(damaged)
    const close = () => {
      bytes.destroy()
      archive.close()
    }
    return { bytes, packedBytes: () => entry.compressedSize, close }
  } catch (error) {
    archive.close()
    throw error
  }
}

async function onlyXmlEntry(archive: yauzl.ZipFile): Promise<yauzl.Entry> {
  const found: yauzl.Entry[] = []
  try {
    for await (const entry of archive.eachEntry()) {
      const isHidden = entry.fileName.startsWith('__MACOSX/') || /(^|\/)\.[^/]*$/.test(entry.fileName)
      if (!isHidden && /\.xml$/i.test(entry.fileName)) found.push(entry)
      if (found.length > 1) throw new IatiRefusal('archiveWithSeveralXml')
    }
  } catch (error) {
    throw error instanceof IatiRefusal ? error : new IatiRefusal('archiveDamaged')
  }
  const [entry] = found
  if (!entry) throw new IatiRefusal('archiveWithoutXml')
  return entry
}

function damaged(): never {
  throw new IatiRefusal('archiveDamaged')
}

/** Below this, a ratio says nothing: a short text may be all white space. */
const RATIO_COUNTS_FROM_BYTES = 1024 * 1024

async function* counted(chunks: AsyncIterable<Buffer>, limits: ReadLimits, packedBytes?: () => number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > limits.bytes) throw new IatiRefusal('tooLarge', { megabytes: Math.floor(limits.bytes / 1024 ** 2) })
    if (packedBytes && bytes > RATIO_COUNTS_FROM_BYTES && bytes > limits.ratio * packedBytes())
      throw new IatiRefusal('bomb', { ratio: limits.ratio })
    yield chunk
  }
}
