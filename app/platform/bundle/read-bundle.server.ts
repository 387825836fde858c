import { createHash } from 'node:crypto'
import yauzl from 'yauzl'
import { AppError } from '#app/platform/errors/app-error.ts'
import { bundleManifest, isSafeName, MANIFEST, readHead, type BundleManifest, type Member } from './manifest.ts'

export type BundleLimits = {
  /** Files inside. */
  members: number
  /** What all of them may grow to, in bytes. */
  inflated: number
}

type Format = { format: string; /** The newest that is understood. */ version: number; limits: BundleLimits }

/** A manifest with an entry for each of a million files. */
const MANIFEST_LIMIT = 256 * 2 ** 20
/** What is compressed further than that, past so many bytes, is a bomb. */
const RATIO = 300
const RATIO_FROM = 64 * 2 ** 20

const refused = (key: string, params: Record<string, string | number> = {}) => new AppError('invalid', `bundle.${key}`, params)

/** Reads a bundle. Nothing is unpacked under a name that stands in it; every byte that is read is held to the manifest. */
export class Bundle {
  readonly manifest: BundleManifest
  /** The manifest as it stands, with what its format adds. */
  readonly stated: unknown
  readonly #zip: yauzl.ZipFile
  readonly #entries: ReadonlyMap<string, yauzl.Entry>

  private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>, manifest: BundleManifest, stated: unknown) {
    this.#zip = zip
    this.#entries = entries
    this.manifest = manifest
    this.stated = stated
  }

  /** Throws `invalid` (bundle.*) with the reason for what is no bundle of the format, is damaged, or would grow past the limits. */
  static async open(path: string, format: Format): Promise<Bundle> {
    const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true }
    const zip = await yauzl.openPromise(path, options).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? refused('missing', { path }) : refused('notZip')
    })
    try {
      const entries = await listEntries(zip, format.limits)
      const { manifest, stated } = await readManifest(zip, entries, format)
      requireSame(entries, manifest, format.limits)
      return new Bundle(zip, entries, manifest, stated)
    } catch (error) {
      zip.close()
      throw error
    }
  }

  close(): void {
    this.#zip.close()
  }

  find(name: string): Member | undefined {
    return this.manifest.members.find((member) => member.name === name)
  }

  /** The bytes of a member as they come, held to the manifest. Throws `invalid` at the first byte too many, and at the end where they are others. */
  async *read(member: Member): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(member.name)
    if (!entry) throw refused('damaged', { name: member.name })
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of bytesOf(this.#zip, entry)) {
      bytes += chunk.length
      if (bytes > member.bytes) throw refused('tampered', { name: member.name })
      hash.update(chunk)
      yield chunk
    }
    if (bytes !== member.bytes || hash.digest('hex') !== member.sha256) throw refused('tampered', { name: member.name })
  }

  /** Reads everything once, so that what is damaged is refused before anything is done with it. */
  async verify(seen: (bytes: number) => void = () => undefined): Promise<void> {
    let total = 0
    for (const member of this.manifest.members) {
      for await (const chunk of this.read(member)) total += chunk.length
      seen(total)
    }
  }
}

async function listEntries(zip: yauzl.ZipFile, limits: BundleLimits): Promise<Map<string, yauzl.Entry>> {
  // The count that the end of a zip states may lie.
  if (zip.entryCount > limits.members + 1) throw refused('tooMany', { count: zip.entryCount })
  const entries = new Map<string, yauzl.Entry>()
  let inflated = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      if (!isSafeName(name)) throw refused('unsafeName')
      if (entries.has(name)) throw refused('tampered', { name })
      if (entry.isEncrypted()) throw refused('damaged', { name })
      inflated += entry.uncompressedSize
      const isBomb = entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * RATIO
      if (isBomb || inflated > limits.inflated) throw refused('tooLarge')
      entries.set(name, entry)
      if (entries.size > limits.members + 1) throw refused('tooMany', { count: entries.size })
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw /absolute path|relative path|invalid characters/.test(String(error)) ? refused('unsafeName') : refused('damaged', { name: 'zip' })
  }
  return entries
}

async function readManifest(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>, { format, version }: Format) {
  const entry = entries.get(MANIFEST)
  if (!entry) throw refused('foreign')
  if (entry.uncompressedSize > MANIFEST_LIMIT) throw refused('tooLarge')
  const chunks: Buffer[] = []
  for await (const chunk of bytesOf(zip, entry)) chunks.push(chunk)
  const text = Buffer.concat(chunks)
  let stated: unknown
  try {
    stated = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))
  } catch {
    throw refused('damaged', { name: MANIFEST })
  }
  const head = readHead(stated)
  if (!head.success || head.data.format !== format) throw refused('foreign')
  if (head.data.formatVersion > version) throw refused('newer', { version: head.data.formatVersion, known: version })
  if (createHash('sha256').update(text).digest('hex') !== zip.comment) throw refused('tampered', { name: MANIFEST })
  const read = bundleManifest.safeParse(stated)
  if (!read.success) throw refused('damaged', { name: MANIFEST })
  return { manifest: read.data, stated }
}

/** The zip holds what the manifest names, no more and no less. */
function requireSame(entries: ReadonlyMap<string, yauzl.Entry>, { members }: BundleManifest, limits: BundleLimits): void {
  const named = new Set([MANIFEST])
  for (const { name, bytes } of members) {
    if (named.has(name) || entries.get(name)?.uncompressedSize !== bytes) throw refused('tampered', { name })
    named.add(name)
  }
  for (const name of entries.keys()) if (!named.has(name)) throw refused('tampered', { name })
  if (members.reduce((sum, { bytes }) => sum + bytes, 0) > limits.inflated) throw refused('tooLarge')
}

async function* bytesOf(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  const damaged = () => refused('damaged', { name: entry.fileName })
  const stream = await zip.openReadStreamPromise(entry).catch(() => {
    throw damaged()
  })
  // Flags what the inflater or the zip finds wrong; what the reader of these bytes throws is its own.
  let failure: Error | null = null
  stream.once('error', (error: Error) => (failure = error))
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    throw failure ? damaged() : error
  } finally {
    stream.destroy()
  }
}
