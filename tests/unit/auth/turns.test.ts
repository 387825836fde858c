import { describe, expect, it } from 'vitest'
import { Turns } from '#app/platform/auth/turns.ts'

const opened = () => {
  let open = () => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  return { gate, open }
}

describe('when many people sign in at once', () => {
  it('hashes two passwords at a time, and the others in the order they came', async () => {
    const turns = new Turns({ atOnce: 2, waiting: 10 })
    let running = 0
    let most = 0
    const finished: number[] = []
    const work = (n: number) =>
      turns.take(async () => {
        most = Math.max(most, (running += 1))
        await new Promise((resolve) => setTimeout(resolve, 2))
        running -= 1
        finished.push(n)
      })
    await Promise.all([1, 2, 3, 4, 5, 6].map(work))
    expect(most).toBe(2)
    expect(finished).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('tells the person beyond the queue to try again, and lets in the next once there is room', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 1 })
    const { gate, open } = opened()
    const first = turns.take(() => gate)
    const second = turns.take(() => gate)
    await expect(turns.take(() => gate)).rejects.toMatchObject({ kind: 'too-many', messageKey: 'tooMany.atOnce' })
    open()
    await Promise.all([first, second])
    await expect(turns.take(() => Promise.resolve('in'))).resolves.toBe('in')
  })

  it('goes on with the next person where one hashing fails', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 5 })
    const failing = turns.take(() => Promise.reject(new Error('out of memory')))
    const next = turns.take(() => Promise.resolve('done'))
    await expect(failing).rejects.toThrow('out of memory')
    await expect(next).resolves.toBe('done')
  })
})
