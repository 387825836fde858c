import { createElement } from 'react'
import { buffer } from 'node:stream/consumers'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { withoutZeros } from '#app/platform/http/without-zeros.server.ts'

/** A page of many short words, whose letters of two bytes fall across the blocks of 2048 bytes in which React writes. */
const page = (shift: number) =>
  new Promise<Buffer>((resolve, reject) => {
    const words = Array.from({ length: 2000 }, (_, key) => createElement('b', { key }, 'القضاة'))
    const { pipe } = renderToPipeableStream(createElement('p', { title: 'x'.repeat(shift) }, words), {
      onAllReady: () => {
        const body = withoutZeros()
        buffer(body).then(resolve, reject)
        pipe(body)
      },
      onError: reject,
    })
  })

test('a reader of Arabic gets every letter and nothing between them, wherever a block of the page ends', async () => {
  for (let shift = 0; shift < 4; shift += 1) {
    const html = await page(shift)
    expect(html.includes(0)).toBe(false)
    expect(html.toString('utf8').split('القضاة')).toHaveLength(2001)
  }
})
