import yauzl from 'yauzl'
import type { ReadingLimits } from './limits.ts'
import { UnreadableFile } from './unreadable-file.ts'

export type ZipMember = { name: string; bytes: number; isEncrypted: boolean; entry: yauzl.Entry }

/**
 * The members of a zip, by name; they are never unpacked under those names. Caps on how many there are and on what they
 * grow to hold whatever the directory of the zip claims: bytes are counted as they come.
 */
export class ZipArchive {
  readonly members: ZipMember[]
  readonly limits: ReadingLimits
  readonly #zip: yauzl.ZipFile
  #inflated = 0

  private constructor(zip: yauzl.ZipFile, members: ZipMember[], limits: ReadingLimits) {
    this.#zip = zip
    this.members = members
    this.limits = limits
  }

  /** Throws UnreadableFile `damaged-archive` or `too-many-members`. */
  static async open(path: string, limits: ReadingLimits): Promise<ZipArchive> {
    // Names are decoded by ourselves: a name with `..` in it shall not stop the reading of the others.
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true }
    const zip = await yauzl.openPromise(path, options).catch(() => {
      throw new UnreadableFile({ code: 'damaged-archive' })
    })
    try {
      if (zip.entryCount > limits.entries) throw new UnreadableFile({ code: 'too-many-members', count: zip.entryCount })
      return new ZipArchive(zip, await listMembers(zip, limits), limits)
    } catch (error) {
      zip.close()
      throw error instanceof UnreadableFile ? error : new UnreadableFile({ code: 'damaged-archive' })
    }
  }

  find(name: string): ZipMember | undefined {
    return this.members.find((member) => member.name === name)
  }

  /** Bytes of a member as they are inflated. Throws UnreadableFile `encrypted`, `archive-too-large` or `damaged-archive`. */
  async *read(member: ZipMember): AsyncGenerator<Buffer> {
    if (member.isEncrypted) throw new UnreadableFile({ code: 'encrypted', sample: member.name })
    const stream = await this.#zip.openReadStreamPromise(member.entry).catch(() => {
      throw new UnreadableFile({ code: 'damaged-archive', sample: member.name })
    })
    let bytes = 0
    try {
      for await (const chunk of stream) {
        bytes += (chunk as Buffer).length
        this.#inflated += (chunk as Buffer).length
        this.#check(member, bytes)
        yield chunk as Buffer
      }
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile({ code: 'damaged-archive', sample: member.name })
    } finally {
      stream.destroy()
    }
  }

  close() {
    this.#zip.close()
  }

  #check(member: ZipMember, bytes: number) {
    const { inflatedBytes, ratio, ratioFrom } = this.limits
    if (this.#inflated > inflatedBytes || (bytes > ratioFrom && bytes > member.entry.compressedSize * ratio)) {
      throw new UnreadableFile({ code: 'archive-too-large', sample: member.name })
    }
  }
}

async function listMembers(zip: yauzl.ZipFile, limits: ReadingLimits): Promise<ZipMember[]> {
  const members: ZipMember[] = []
  for await (const entry of zip.eachEntry()) {
    const name = memberName(entry)
    if (!name.endsWith('/')) members.push({ name, bytes: entry.uncompressedSize, isEncrypted: entry.isEncrypted(), entry })
    // The count that the end of a zip states may lie.
    if (members.length > limits.entries) throw new UnreadableFile({ code: 'too-many-members', count: members.length })
  }
  return members
}

/** Bit 11 says UTF-8; writers of other zips mostly write it all the same, and else a code page of DOS. */
function memberName(entry: yauzl.Entry): string {
  const bytes = entry.fileNameRaw
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\\', '/')
  } catch {
    return bytes.toString('latin1').replaceAll('\\', '/')
  }
}
