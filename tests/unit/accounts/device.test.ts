import { describe, expect, it } from 'vitest'
import { deviceOf, deviceWords } from '#app/features/accounts/device.ts'
import { isFresh } from '#app/features/accounts/fresh-proof.ts'
import { pathAfter } from '#app/features/accounts/paths.ts'
import { formerNumber } from '#app/features/provenance/former-person.ts'
import { readClaims } from '#app/platform/auth/oidc.server.ts'
import { returnPath } from '#app/platform/auth/return-path.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'

describe('the device of a session', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A145R) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
      'Samsung Internet, Android',
    ],
    ['curl/8.5.0', ''],
    ['', ''],
  ])('is told in words: %s', (agent, words) => expect(deviceWords(deviceOf(agent))).toBe(words))
})

describe('a fresh proof', () => {
  it('counts for fifteen minutes, in a session alone', () => {
    const session = { id: 's', provedAt: new Date(0), secondStepAt: null }
    const actor = { ...VISITOR, kind: 'person' as const, userId: 'u', session }
    expect(isFresh(actor, 14 * 60_000)).toBe(true)
    expect(isFresh(actor, 15 * 60_000)).toBe(false)
    expect(isFresh({ ...VISITOR, kind: 'person', userId: 'u' }, 0)).toBe(false)
  })
})

describe('the way on after a proof', () => {
  it('leads to the second step, to the identity that waits, to the page asked for, or home', () => {
    expect(pathAfter({ kind: 'secondStep' }, { language: 'fr', to: '/fr/w/eau' })).toBe('/fr/sign-in/second-step?to=%2Ffr%2Fw%2Feau')
    expect(pathAfter({ kind: 'done', workspace: 'eau' }, { language: 'fr', to: null })).toBe('/fr/w/eau')
    expect(pathAfter({ kind: 'done', workspace: 'eau' }, { language: 'fr', to: '/fr/needs' })).toBe('/fr/needs')
    expect(pathAfter({ kind: 'done', workspace: null }, { language: 'ar', to: null, hasIdentity: true })).toBe(
      '/ar/account/identity?to=%2Far',
    )
  })

  it('never leads back into signing in', () => {
    for (const to of ['/fr/sign-in/second-step?to=x', '/fr/sign-in/link', '/fr/account/confirm']) expect(returnPath(to)).toBeNull()
    expect(returnPath('/fr/account/security')).toBe('/fr/account/security')
  })
})

describe('what a provider says of a person', () => {
  const provider = { issuer: 'https://id.example', secondStepValues: ['mfa'] }
  it('names an address only where it was verified, and a second step only by the values that were set', () => {
    const claims = { iss: 'https://id.example', sub: '7', email: 'Awa@Eau.SN' }
    expect(readClaims(claims, provider)).toMatchObject({ email: null, hasSecondStep: false })
    expect(readClaims({ ...claims, email_verified: false }, provider).email).toBeNull()
    expect(readClaims({ ...claims, email_verified: true, amr: ['pwd', 'mfa'] }, provider)).toMatchObject({
      email: 'awa@eau.sn',
      hasSecondStep: true,
    })
    expect(readClaims({ ...claims, acr: 'mfa' }, provider).hasSecondStep).toBe(true)
  })
})

it('somebody whose account was erased is known by a number, and nobody else is', () => {
  expect(formerNumber('№ 12')).toBe(12)
  for (const name of ['12', '№', '№ x', 'Awa № 12']) expect(formerNumber(name)).toBeNull()
})
