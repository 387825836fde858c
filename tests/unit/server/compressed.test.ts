import { sendResponse } from '@remix-run/node-fetch-server'
import express from 'express'
import { randomBytes } from 'node:crypto'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressed } from '#app/platform/server/compressed.server.ts'
import { streamBody } from '#app/platform/http/stream-body.server.ts'

// Letters that hardly pack, so that the reader is what the writer waits for.
const PIECE = randomBytes(96 * 1024).toString('base64')
const PIECES = 60

async function* pieces() {
  for (let n = 0; n < PIECES; n += 1) yield await Promise.resolve(PIECE)
}

const app = express()
app.use(compressed())
app.get('/', (_request, response) => {
  void sendResponse(response, new Response(streamBody(pieces()), { headers: { 'Content-Type': 'text/csv' } }))
})
const server = app.listen(0, '127.0.0.1')

const warnings: Error[] = []
const keep = (warning: Error) => void warnings.push(warning)
beforeAll(() => void process.on('warning', keep))
afterAll(async () => {
  process.off('warning', keep)
  await new Promise((resolve) => server.close(resolve))
})

/** Reads as a slow line does: a little, and a rest. */
const read = (encoding: string) =>
  new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    get({ port, host: '127.0.0.1', headers: { 'accept-encoding': encoding } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        answer.pause()
        setTimeout(() => answer.resume(), 1)
      })
      answer.on('end', () => resolve({ encoding: answer.headers['content-encoding'], body: Buffer.concat(chunks) }))
      answer.on('error', reject)
    }).on('error', reject)
  })

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
  ['identity', (body: Buffer) => body],
])('a long answer leaves whole and packed by %s, and nobody is left waiting on the way', async (encoding, unpack) => {
  const answer = await read(encoding)
  expect(answer.encoding ?? 'identity').toBe(encoding)
  expect(unpack(answer.body).equals(Buffer.from(PIECE.repeat(PIECES)))).toBe(true)
  expect(warnings.map(({ name }) => name)).toEqual([])
})
