import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { afterAll, describe, expect, test } from 'vitest'
import { isSafeName } from '#app/platform/bundle/manifest.ts'
import { Bundle } from '#app/platform/bundle/read-bundle.server.ts'
import { BundleWriter } from '#app/platform/bundle/write-bundle.server.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-bundle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string) => path.join(folder, name)
const FORMAT = { format: 'test', version: 1, limits: { members: 10, inflated: 400 * 2 ** 20 } }
const HEAD = { format: 'test', formatVersion: 1, madeAt: '2026-01-01T00:00:00Z' }

async function* bytes(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}

async function bundle(name: string, members: Record<string, string[]>, head = HEAD): Promise<string> {
  const writer = new BundleWriter(createWriteStream(file(name)))
  for (const [member, texts] of Object.entries(members)) await writer.add(member, bytes(...texts))
  await writer.finish(head)
  return file(name)
}

async function zip(name: string, members: Record<string, string | Buffer>, comment?: string): Promise<string> {
  const made = new yazl.ZipFile()
  for (const [member, text] of Object.entries(members)) made.addBuffer(Buffer.from(text), member)
  made.end({ comment: comment ?? '', forceZip64Format: false })
  await pipeline(made.outputStream, createWriteStream(file(name)))
  return file(name)
}

const refusal = async (path: string) => {
  const opened = await Bundle.open(path, FORMAT).catch((error: { messageKey: string }) => error.messageKey)
  if (typeof opened === 'string') return opened
  const verified = await opened.verify().catch((error: { messageKey: string }) => error.messageKey)
  opened.close()
  return verified
}

describe('a bundle', () => {
  test('holds what was put into it, and equal contents make equal files', async () => {
    const made = await bundle('whole.zip', { 'a/b.txt': ['one', 'two'], 'empty.txt': [] })
    const opened = await Bundle.open(made, FORMAT)
    const [member] = opened.manifest.members
    expect(member).toMatchObject({ name: 'a/b.txt', bytes: 6 })
    const chunks: Buffer[] = []
    for await (const chunk of opened.read(member ?? { name: '', bytes: 0, sha256: '' })) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe('onetwo')
    await opened.verify()
    opened.close()
    expect(readFileSync(await bundle('again.zip', { 'a/b.txt': ['onetwo'], 'empty.txt': [] })).equals(readFileSync(made))).toBe(true)
  })

  test('counts the rows of what has a row a line, however they come', async () => {
    const writer = new BundleWriter(createWriteStream(file('rows.zip')))
    expect(await writer.add('rows', bytes('a\nb', 'c\n', '\n'), { lines: true })).toMatchObject({ rows: 3 })
    expect(await writer.add('none', bytes('a\n'))).not.toHaveProperty('rows')
    await writer.finish(HEAD)
  })

  test('is refused with the reason where it is broken, cut short, foreign, newer or changed', async () => {
    const made = readFileSync(await bundle('good.zip', { 'a.txt': ['hello '.repeat(1000)], 'b.txt': ['b'] }))
    const written = (name: string, content: Buffer) => {
      writeFileSync(file(name), content)
      return file(name)
    }
    expect(await refusal(file('none.zip'))).toBe('bundle.missing')
    expect(await refusal(written('text.zip', Buffer.from('no zip')))).toBe('bundle.notZip')
    expect(await refusal(written('empty.zip', Buffer.alloc(0)))).toBe('bundle.notZip')
    expect(await refusal(written('short.zip', made.subarray(0, made.length - 60)))).toBe('bundle.notZip')
    const flipped = Buffer.from(made)
    flipped[50] = (flipped[50] ?? 0) ^ 0xff
    expect(await refusal(written('flipped.zip', flipped))).toMatch(/damaged|tampered/)
    expect(await refusal(await zip('foreign.zip', { 'a.txt': 'a' }))).toBe('bundle.foreign')
    expect(await refusal(await bundle('other.zip', {}, { ...HEAD, format: 'other' }))).toBe('bundle.foreign')
    expect(await refusal(await bundle('newer.zip', {}, { ...HEAD, formatVersion: 2 }))).toBe('bundle.newer')
    const manifest = { ...HEAD, members: [{ name: 'a.txt', bytes: 1, sha256: 'a'.repeat(64) }] }
    expect(await refusal(await zip('unsealed.zip', { 'manifest.json': JSON.stringify(manifest), 'a.txt': 'a' }))).toBe('bundle.tampered')
    expect(await refusal(await zip('nojson.zip', { 'manifest.json': '{"a":' }))).toBe('bundle.damaged')
  })

  test('is refused where it would grow without end, holds too much, or names a path', async () => {
    const bomb = Buffer.alloc(80 * 2 ** 20)
    expect(await refusal(await zip('bomb.zip', { 'manifest.json': '{}', 'a.txt': bomb }))).toBe('bundle.tooLarge')
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${n}.txt`, 'a']))
    expect(await refusal(await zip('many.zip', many))).toBe('bundle.tooMany')
    const evil = readFileSync(await zip('evil.zip', { 'aa/x.txt': 'a' }))
    writeFileSync(file('evil.zip'), Buffer.from(evil.toString('latin1').replaceAll('aa/x.txt', '../x.txt'), 'latin1'))
    expect(await refusal(file('evil.zip'))).toBe('bundle.unsafeName')
    for (const name of ['../a', 'a/../b', '/a', '.hidden', 'a//b', 'C:\\a', 'a/b/c/d/e', '']) expect(isSafeName(name)).toBe(false)
    for (const name of ['a', 'database/record.copy', 'files/ab/cd.ef']) expect(isSafeName(name)).toBe(true)
  })
})
