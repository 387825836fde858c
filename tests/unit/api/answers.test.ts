import { describe, expect, test } from 'vitest'
import { jsonAnswer, listAnswer } from '#app/features/api/answers.server.ts'
import { inBatches } from '#app/features/api/batches.ts'

const request = (headers: Record<string, string> = {}, method = 'GET') =>
  new Request('https://portal.example/api/v1/projects', { headers, method })
const TWO = { weigh: () => 1, most: 2 }
const FACTS = { next: 'abc', total: 3, places: 2 }

describe('a harvester', () => {
  test('that holds the same document is told so without it', () => {
    const tag = jsonAnswer(request(), { a: 1 }).headers.get('etag') ?? ''
    expect(jsonAnswer(request({ 'if-none-match': `"other", ${tag}` }), { a: 1 }).status).toBe(304)
    expect(jsonAnswer(request({ 'if-none-match': tag }), { a: 2 }).status).toBe(200)
  })

  test('that asks for the head alone is sent no body', async () => {
    const head = jsonAnswer(request({}, 'HEAD'), { a: 1 })
    expect(await head.text()).toBe('')
    expect(head.headers.get('etag')).toBe(jsonAnswer(request(), { a: 1 }).headers.get('etag'))
  })

  test('reads a list in full as one JSON document, however it was read', async () => {
    const batches = inBatches(['a', 'b', 'c'], TWO, (ids) => Promise.resolve(ids.map((id) => ({ id }))))
    const text = await listAnswer(request(), batches, FACTS).text()
    expect(JSON.parse(text)).toEqual({ items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], ...FACTS })
    expect(
      JSON.parse(
        await listAnswer(
          request(),
          inBatches([], TWO, () => Promise.resolve([])),
          FACTS,
        ).text(),
      ),
    ).toEqual({ items: [], ...FACTS })
  })

  test('that leaves in the middle makes the portal read no further', async () => {
    const read: string[] = []
    const batches = inBatches(['a', 'b', 'c', 'd'], { weigh: () => 1, most: 1 }, (ids) => {
      read.push(...ids)
      return Promise.resolve(ids.map((id) => ({ id })))
    })
    const reader = listAnswer(request(), batches, FACTS).body?.getReader()
    await reader?.read()
    await reader?.read()
    await new Promise((resolve) => setTimeout(resolve, 20))
    await reader?.cancel()
    expect(read).toEqual(['a'])
  })
})

test('a page is read in as few batches as may be held, a heavy thing alone', async () => {
  const read: number[][] = []
  const batches = inBatches([1, 2, 9, 1, 3, 1], { weigh: (weight) => weight, most: 4 }, (items) => {
    read.push([...items])
    return Promise.resolve([])
  })
  for await (const batch of batches) expect(batch).toEqual([])
  expect(read).toEqual([[1, 2], [9], [1, 3], [1]])
})
