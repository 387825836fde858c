import { describe, expect, it, test } from 'vitest'
import {
  countCode,
  countLink,
  countReset,
  countTry,
  forgetCodes,
  forgetTries,
  isFirstRefusal,
} from '#app/platform/auth/sign-in-limits.server.ts'

const tries = async (times: number, address: string, email: string) => {
  for (let i = 0; i < times; i += 1) await countTry(address, email, true)
}

describe('somebody who guesses passwords', () => {
  it('is told to wait, with the minutes, at the ninth try for one account', async () => {
    await tries(8, '192.0.2.1', 'awa@eau.sn')
    await expect(countTry('192.0.2.1', ' AWA@eau.sn ', true)).rejects.toMatchObject({
      kind: 'too-many',
      messageKey: 'tooMany.tries',
      params: { count: 15 },
    })
  })

  it('does not lock the person out who signs in from elsewhere', async () => {
    await tries(8, '192.0.2.2', 'fatou@eau.sn')
    await expect(countTry('192.0.2.3', 'fatou@eau.sn', true)).resolves.toBeUndefined()
  })

  it('is stopped too when every try is for another account', async () => {
    for (let i = 0; i < 60; i += 1) await countTry('192.0.2.4', `person${i}@eau.sn`, false)
    await expect(countTry('192.0.2.4', 'one.more@eau.sn', false)).rejects.toMatchObject({ kind: 'too-many' })
  })

  it('is one, whatever addresses of their own network of IPv6 they come from', async () => {
    for (let i = 0; i < 8; i += 1) await countTry(`2001:db8:1:2::${i}`, 'marie@eau.sn', true)
    await expect(countTry('2001:db8:1:2:aaaa::1', 'marie@eau.sn', true)).rejects.toMatchObject({ kind: 'too-many' })
    await expect(countTry('2001:db8:1:3::1', 'marie@eau.sn', true)).resolves.toBeUndefined()
  })

  it('is stopped from however many addresses, and the person goes on from a network that knows them', async () => {
    for (let i = 0; i < 100; i += 1) await countTry(`10.0.${i}.1`, 'ana@eau.sn', false)
    await expect(countTry('10.1.0.1', 'ana@eau.sn', false)).rejects.toMatchObject({ kind: 'too-many' })
    await expect(countTry('10.2.0.1', 'ana@eau.sn', true)).resolves.toBeUndefined()
  })

  it('begins anew after the right password', async () => {
    await tries(8, '192.0.2.5', 'cheikh@eau.sn')
    await forgetTries('192.0.2.5', 'Cheikh@eau.sn')
    await expect(tries(8, '192.0.2.5', 'cheikh@eau.sn')).resolves.toBeUndefined()
  })
})

describe('somebody who fills a mailbox with reset mails', () => {
  it('is stopped at the sixth, from wherever they ask', async () => {
    for (let i = 0; i < 5; i += 1) await countReset(`198.51.100.${i}`, 'rana@takhteet.jo')
    await expect(countReset('198.51.100.9', 'rana@takhteet.jo')).rejects.toMatchObject({ messageKey: 'tooMany.resets' })
  })
})

test('links asked for from elsewhere leave the person their own', async () => {
  for (let i = 0; i < 5; i += 1) await countLink(`198.51.101.${i}`, 'joana@eau.mz', null)
  await expect(countLink('198.51.101.9', 'joana@eau.mz', null)).rejects.toMatchObject({ messageKey: 'tooMany.resets' })
  await expect(countLink('203.0.113.4', 'joana@eau.mz', '203.0.113.0/24')).resolves.toBeUndefined()
})

describe('somebody who guesses codes', () => {
  it('is stopped, from however many places, and leaves the person their own tries', async () => {
    for (let i = 0; i < 10; i += 1) await countCode('awa', null)
    await expect(countCode('awa', null)).rejects.toMatchObject({ messageKey: 'tooMany.codes' })
    await expect(countCode('awa', '192.0.2.0/24')).resolves.toBeUndefined()
    await forgetCodes('awa', null)
    await expect(countCode('awa', null)).resolves.toBeUndefined()
  })

  it('is kept once in a quarter of an hour, however often they go on', async () => {
    expect(await isFirstRefusal('198.51.100.77')).toBe(true)
    expect(await isFirstRefusal('198.51.100.77')).toBe(false)
  })
})
