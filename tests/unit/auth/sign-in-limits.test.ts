import { describe, expect, it } from 'vitest'
import { countCode, countReset, countTry, forgetCodes, forgetTries, isFirstRefusal } from '#app/platform/auth/sign-in-limits.server.ts'

const tries = async (times: number, address: string, email: string) => {
  for (let i = 0; i < times; i += 1) await countTry(address, email)
}

describe('somebody who guesses passwords', () => {
  it('is told to wait, with the minutes, at the ninth try for one account', async () => {
    await tries(8, '192.0.2.1', 'awa@eau.sn')
    await expect(countTry('192.0.2.1', ' AWA@eau.sn ')).rejects.toMatchObject({
      kind: 'too-many',
      messageKey: 'tooMany.tries',
      params: { count: 15 },
    })
  })

  it('does not lock the person out who signs in from elsewhere', async () => {
    await tries(8, '192.0.2.2', 'fatou@eau.sn')
    await expect(countTry('192.0.2.3', 'fatou@eau.sn')).resolves.toBeUndefined()
  })

  it('is stopped too when every try is for another account', async () => {
    for (let i = 0; i < 60; i += 1) await countTry('192.0.2.4', `person${i}@eau.sn`)
    await expect(countTry('192.0.2.4', 'one.more@eau.sn')).rejects.toMatchObject({ kind: 'too-many' })
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
