import { expect, inject, test, vi } from 'vitest'
import { dataVersion, listenForChanges, raiseDataVersion } from '#app/platform/db/data-version.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'

test('what is derived from public data is made once until that data changes, and anew while changes cannot be heard', async () => {
  const kept = publicMemory<{ made: number }>(10)
  let made = 0
  const make = () => Promise.resolve({ made: (made += 1) })
  expect([await kept('a', make), await kept('a', make)]).toEqual([{ made: 1 }, { made: 2 }])

  const stop = listenForChanges(inject('databaseServer'))
  try {
    await vi.waitFor(() => expect(dataVersion()).not.toBeNull())
    expect([await kept('a', make), await kept('a', make), await kept('b', make)]).toEqual([{ made: 3 }, { made: 3 }, { made: 4 }])
    raiseDataVersion()
    expect(await kept('a', make)).toEqual({ made: 5 })
    await expect(kept('c', () => Promise.reject(new Error('no database')))).rejects.toThrow('no database')
    expect(await kept('c', make)).toEqual({ made: 6 })
  } finally {
    await stop()
  }
  expect(await kept('a', make)).toEqual({ made: 7 })
})

test('what may lag is served a minute while data change, then made anew behind the reader, and waited for where it is old', async () => {
  const now = vi.spyOn(Date, 'now')
  const start = 1_000_000
  const at = (seconds: number) => now.mockReturnValue(start + seconds * 1000)
  const kept = publicMemory<{ made: number }>(10, { mayLag: () => Promise.resolve(true) })
  let made = 0
  const make = () => Promise.resolve({ made: (made += 1) })
  const changed = async () => (raiseDataVersion(), (await kept('a', make)).made)

  const stop = listenForChanges(inject('databaseServer'))
  try {
    await vi.waitFor(() => expect(dataVersion()).not.toBeNull())
    at(0)
    expect(await changed()).toBe(1)
    at(59)
    expect(await changed()).toBe(1)
    at(61)
    expect(await changed()).toBe(1)
    expect(await changed()).toBe(2)
    at(400)
    expect(await changed()).toBe(3)
  } finally {
    await stop()
    now.mockRestore()
  }
})
