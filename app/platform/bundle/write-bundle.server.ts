import { createHash } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { MANIFEST, type BundleManifest, type Member } from './manifest.ts'

/** Of every member, so that equal contents make equal files. */
const MADE = new Date('2000-01-01T00:00:00Z')
const FILE_MODE = 0o100644
const LINE_END = 10

/**
 * Writes a bundle: one zip whose manifest, its last member, names every other with size and SHA-256; the zip's comment is the
 * SHA-256 of the manifest. Members are streamed one after another; nothing is held whole.
 */
export class BundleWriter {
  readonly members: Member[] = []
  readonly #zip = new yazl.ZipFile()
  readonly #written: Promise<void>
  #failure: Promise<never>

  constructor(out: Writable) {
    this.#written = pipeline(this.#zip.outputStream as Readable, out)
    this.#failure = new Promise((_resolve, reject) => {
      this.#zip.on('error', reject)
      this.#written.catch(reject)
    })
    this.#failure.catch(() => undefined)
  }

  /** Adds a member; `lines`: each of its lines is a row, and counted. What is compressed already (`packed`) is not compressed again. */
  async add(
    name: string,
    source: Readable | AsyncIterable<Buffer | string>,
    { packed = false, lines = false }: { packed?: boolean; lines?: boolean } = {},
  ): Promise<Member> {
    const hash = createHash('sha256')
    let bytes = 0
    let rows = 0
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        bytes += chunk.length
        if (lines) for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) rows += 1
        done(null, chunk)
      },
    })
    const through = pipeline(source, counted)
    this.#zip.addReadStream(counted, name, { mtime: MADE, mode: FILE_MODE, compress: !packed })
    await Promise.race([through, this.#failure])
    const member = { name, bytes, sha256: hash.digest('hex'), ...(lines ? { rows } : {}) }
    this.members.push(member)
    return member
  }

  /** Ends the bundle with its manifest. */
  async finish(head: Omit<BundleManifest, 'members'>): Promise<void> {
    const text = Buffer.from(`${JSON.stringify({ ...head, members: this.members }, null, 1)}\n`)
    this.#zip.addBuffer(text, MANIFEST, { mtime: MADE, mode: FILE_MODE })
    this.#zip.end({ comment: createHash('sha256').update(text).digest('hex'), forceZip64Format: false })
    await this.#written
  }

  /** Ends the writing where its source failed; what was written is no bundle. */
  abandon(): void {
    ;(this.#zip.outputStream as Readable).destroy()
    this.#written.catch(() => undefined)
  }
}
