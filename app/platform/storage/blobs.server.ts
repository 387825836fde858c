import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { constants, copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Disk } from 'flydrive'
import { readEnv, type Env } from '#app/platform/env/env.server.ts'

/**
 * Files that never change, each under the SHA-256 of its bytes: in a folder of the data directory, or on S3 with that folder
 * as what was lately read of it. Kept twice, they are stored once.
 */
export type Blob = { /** Hexadecimal. */ sha256: string; bytes: number }

/** A file whose bytes are not those it was stored under: the disk or the bucket lost something. */
export class BlobDamaged extends Error {}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)
const folder = () => path.resolve(readEnv().PORTAL_DATA_DIR, 'files')
const localPath = (sha256: string) => path.join(folder(), sha256.slice(0, 2), sha256)
const bucketKey = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`

/** The SHA-256 of a file, read as a stream. */
export async function hashFile(file: string): Promise<Blob> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/**
 * Stores a file and verifies what was stored by reading it back. The file given is left where it is; `ours`: nobody will ever
 * write to it again, so that it need not be copied. Throws what the disk says when it is full.
 */
export async function storeBlob(file: string, { ours = false } = {}): Promise<Blob> {
  const blob = await hashFile(file)
  const kept = localPath(blob.sha256)
  if (!(await isStored(blob))) {
    await mkdir(path.dirname(kept), { recursive: true })
    const half = `${kept}.${randomUUID()}.part`
    try {
      await (ours ? link(file, half).catch(() => copyFile(file, half)) : copyFile(file, half, constants.COPYFILE_FICLONE))
      await sync(half)
      await verify(half, blob.sha256)
      await rename(half, kept)
    } finally {
      await rm(half, { force: true })
    }
  }
  const disk = await bucket()
  if (disk && !(await disk.exists(bucketKey(blob.sha256)))) {
    await disk.copyFromFs(kept, bucketKey(blob.sha256), { contentLength: blob.bytes })
    await verifyStored(disk, blob)
  }
  return blob
}

/** The path of a stored file on this machine; brought from S3 where it is not here. Throws `BlobDamaged` for one that is lost. */
export async function blobPath(sha256: string): Promise<string> {
  if (!isHash(sha256)) throw new BlobDamaged(sha256)
  const kept = localPath(sha256)
  const found = await stat(kept).catch(() => null)
  if (found) return kept
  const disk = await bucket()
  if (!disk) throw new BlobDamaged(sha256)
  await mkdir(path.dirname(kept), { recursive: true })
  const half = `${kept}.${randomUUID()}.part`
  try {
    const file = await open(half, 'w')
    for await (const chunk of await disk.getStream(bucketKey(sha256))) await file.write(chunk as Buffer)
    await file.close()
    await verify(half, sha256)
    await rename(half, kept)
  } finally {
    await rm(half, { force: true })
  }
  return kept
}

/** A stored file as a stream, or a part of it: first and last byte. */
export async function readBlob(sha256: string, range?: { start: number; end: number }): Promise<ReadStream> {
  return createReadStream(await blobPath(sha256), { highWaterMark: 1 << 18, ...range })
}

/** The SHA-256 of every stored file, on this machine and on S3, in order. */
export async function listBlobs(): Promise<string[]> {
  const local = await readdir(folder(), { recursive: true }).catch(() => [])
  const found = new Set(local.map((name) => path.basename(name)).filter(isHash))
  const disk = await bucket()
  let paginationToken: string | undefined
  while (disk) {
    const page = await disk.listAll('files/', { recursive: true, ...(paginationToken ? { paginationToken } : {}) })
    for (const { name } of page.objects) if (isHash(name)) found.add(name)
    paginationToken = page.paginationToken
    if (!paginationToken) break
  }
  return [...found].sort()
}

async function isStored({ sha256, bytes }: Blob): Promise<boolean> {
  const kept = localPath(sha256)
  const found = await stat(kept).catch(() => null)
  return found?.size === bytes
}

async function verify(file: string, sha256: string): Promise<void> {
  if ((await hashFile(file)).sha256 !== sha256) throw new BlobDamaged(sha256)
}

async function verifyStored(disk: Disk, { sha256, bytes }: Blob): Promise<void> {
  const hash = createHash('sha256')
  let read = 0
  for await (const chunk of await disk.getStream(bucketKey(sha256))) {
    hash.update(chunk as Buffer)
    read += (chunk as Buffer).length
  }
  if (read === bytes && hash.digest('hex') === sha256) return
  await disk.delete(bucketKey(sha256))
  throw new BlobDamaged(sha256)
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync().finally(() => handle.close())
}

let made: { for: string; disk: Disk } | null = null

async function bucket(): Promise<Disk | null> {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = readEnv() satisfies Env
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null
  const key = [S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID].join(' ')
  if (made?.for !== key) {
    // The SDK is large: only those who keep files on S3 load it.
    const [{ Disk }, { S3Driver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/s3')])
    made = {
      for: key,
      disk: new Disk(
        new S3Driver({
          bucket: S3_BUCKET,
          region: S3_REGION ?? 'us-east-1',
          ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT, forcePathStyle: true } : {}),
          credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
          visibility: 'private',
          supportsACL: false,
          // What the SDK adds by default corrupted objects on stores that do not know it, without an error.
          requestChecksumCalculation: 'WHEN_REQUIRED',
          responseChecksumValidation: 'WHEN_REQUIRED',
        }),
      ),
    }
  }
  return made.disk
}
