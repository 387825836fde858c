import { existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { Unavailable } from '#app/features/api/problem.ts'
import { makeWorkFile } from '#app/features/datasets/export/work-files.server.ts'
import { readLines } from '#app/features/datasets/export/read-lines.server.ts'
import { freshFolder } from './engine-fixtures.ts'

let folder = ''
beforeAll(() => {
  folder = freshFolder()
  process.env.PORTAL_DATA_DIR = folder
})
const left = () => readdirSync(path.join(folder, 'exports'))

test('two files are made at once; whoever asks for a third is told to come again', async () => {
  let finish = () => {}
  const wait = new Promise<void>((resolve) => (finish = resolve))
  const slow = (file: string) => wait.then(() => writeFile(file, 'x'))
  const making = [makeWorkFile(0, slow), makeWorkFile(0, slow)]
  const third = makeWorkFile(0, slow)
  await expect(third).rejects.toThrow(Unavailable)
  await expect(third).rejects.toMatchObject({ retryAfter: 30 })
  finish()
  for (const made of making) await (await made).discard()
  const again = await makeWorkFile(0, slow)
  expect(existsSync(again.path)).toBe(true)
  await again.discard()
  expect(left()).toEqual([])
})

test('a file that cannot be made, or has no room, leaves nothing', async () => {
  await expect(makeWorkFile(0, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(makeWorkFile(Number.MAX_SAFE_INTEGER, (file) => writeFile(file, ''))).rejects.toThrow(Unavailable)
  expect(left()).toEqual([])
})

test('lines are read as rows wherever the pieces end', async () => {
  const rows = Array.from({ length: 5_000 }, (_, nth) => [String(nth), nth % 7 === 0 ? null : `é${'x'.repeat(nth % 90)}`, 'a "b"\n'])
  const made = await makeWorkFile(0, (file) => writeFile(file, rows.map((r) => `${JSON.stringify({ r })}\n`).join('')))
  const read: unknown[] = []
  for await (const batch of readLines(made.pieces())) read.push(...batch)
  expect(read).toEqual(rows)
  expect(left()).toEqual([])
})
