import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { ReadingLimits } from './limits.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { ZipArchive } from './zip-archive.server.ts'

/** A file that can be read at any place: the original, or what was unpacked of it. */
export type Content = { path: string; isUnpacked: boolean; release: () => Promise<void> }

/**
 * The file itself, or the member of the zip it is, or what its gzip holds, unpacked into `workDir` under a name of our own.
 * Throws UnreadableFile where caps are passed or the packing is damaged.
 * @param most bytes that are enough: the rest stays packed
 */
export async function openContent(
  path: string,
  member: string | undefined,
  workDir: string,
  limits: ReadingLimits,
  most = Infinity,
): Promise<Content> {
  if (member === undefined)
    return (await isGzip(path)) ? inflate(path, workDir, limits, most) : { path, isUnpacked: false, release: async () => {} }
  const zip = await ZipArchive.open(path, limits)
  try {
    const found = zip.find(member)
    if (!found) throw new UnreadableFile({ code: 'missing-member', sample: member })
    const unpacked = temporaryContent(workDir)
    await releasedOnFault(unpacked, () => pipeline(beginning(zip.read(found), most), createWriteStream(unpacked.path, { mode: 0o600 })))
    if (!(await isGzip(unpacked.path))) return unpacked
    const inflated = await inflate(unpacked.path, workDir, limits, most)
    await unpacked.release()
    return inflated
  } finally {
    zip.close()
  }
}

async function* beginning(chunks: AsyncGenerator<Buffer>, most: number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of chunks) {
    yield chunk
    bytes += chunk.length
    if (bytes >= most) return
  }
}

function temporaryContent(workDir: string): Content {
  const path = join(workDir, `${randomUUID()}.part`)
  return { path, isUnpacked: true, release: () => rm(path, { force: true }) }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

async function inflate(path: string, workDir: string, limits: ReadingLimits, most: number): Promise<Content> {
  const unpacked = temporaryContent(workDir)
  const packed = createReadStream(path)
  const gunzip = createGunzip()
  packed.on('error', (error) => gunzip.destroy(error))
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    let bytes = 0
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > limits.inflatedBytes || (bytes > limits.ratioFrom && bytes > packed.bytesRead * limits.ratio)) {
        throw new UnreadableFile({ code: 'archive-too-large' })
      }
      yield chunk
    }
  }
  await releasedOnFault(unpacked, async () => {
    try {
      const inflated = counted(packed.pipe(gunzip))
      await pipeline(beginning(inflated, most), createWriteStream(unpacked.path, { mode: 0o600 }))
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile({ code: 'damaged-archive' })
    } finally {
      packed.destroy()
      gunzip.destroy()
    }
  })
  return unpacked
}

async function releasedOnFault(content: Content, work: () => Promise<unknown>) {
  try {
    await work()
  } catch (error) {
    await content.release()
    throw error
  }
}
