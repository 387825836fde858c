import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BlobDamaged, blobPath, listBlobs, storeBlob } from '#app/platform/storage/blobs.server.ts'
import { startFakeS3, type FakeS3 } from '#tests/support/fake-s3.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
let folder = ''
let sent = ''
const kept = { ...process.env }

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-blobs-'))
  sent = path.join(folder, 'sent')
  writeFileSync(sent, 'a,b\n1,2\n')
  process.env.PORTAL_DATA_DIR = folder
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  process.env = { ...kept }
})

const files = () => readdirSync(path.join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

describe('a file in the data folder', () => {
  test('lies under its hash, once however often it comes, and is left where it came from', async () => {
    const blob = await storeBlob(sent)
    expect(blob).toEqual({ sha256: hashOf('a,b\n1,2\n'), bytes: 8 })
    await storeBlob(sent)
    await storeBlob(sent, { ours: true })
    expect(files().map(({ name }) => name)).toEqual([blob.sha256])
    expect(readFileSync(await blobPath(blob.sha256), 'utf8')).toBe('a,b\n1,2\n')
    writeFileSync(sent, 'changed')
    expect(readFileSync(await blobPath(blob.sha256), 'utf8')).toBe('a,b\n1,2\n')
  })

  test('is found by its hash alone: no path leads anywhere else', async () => {
    for (const name of ['', '../sent', 'x', '..', hashOf('other')]) await expect(blobPath(name)).rejects.toBeInstanceOf(BlobDamaged)
  })
})

describe('a file on S3', () => {
  let s3: FakeS3
  beforeAll(async () => void (s3 = await startFakeS3()))
  afterAll(() => s3.stop())
  beforeEach(() => {
    s3.objects.clear()
    Object.assign(process.env, { S3_ENDPOINT: s3.endpoint, S3_BUCKET: 'portal', S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' })
  })

  test('is kept in the bucket, and brought back from there where this machine has it no more', async () => {
    const { sha256 } = await storeBlob(sent)
    expect([...s3.objects.keys()]).toEqual([`/portal/files/${sha256.slice(0, 2)}/${sha256}`])
    rmSync(path.join(folder, 'files'), { recursive: true })
    expect(readFileSync(await blobPath(sha256), 'utf8')).toBe('a,b\n1,2\n')
    expect(files()).toHaveLength(1)
  })

  test('that is not what it was is refused, and leaves nothing half-read', async () => {
    const { sha256 } = await storeBlob(sent)
    rmSync(path.join(folder, 'files'), { recursive: true })
    for (const key of s3.objects.keys()) s3.objects.set(key, Buffer.from('a,b\n1,3\n'))
    await expect(blobPath(sha256)).rejects.toBeInstanceOf(BlobDamaged)
    expect(files()).toEqual([])
  })
  test('is listed for a backup, wherever it lies', async () => {
    const { sha256 } = await storeBlob(sent)
    rmSync(path.join(folder, 'files'), { recursive: true })
    writeFileSync(sent, 'more')
    const more = await storeBlob(sent)
    expect(await listBlobs()).toEqual([sha256, more.sha256].sort())
  })
})
