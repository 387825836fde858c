import { describe, expect, it } from 'vitest'
import { accountPolicy } from '#app/features/accounts/policy.ts'
import { fieldProblems, signInSchema } from '#app/features/accounts/schema.ts'
import { OPERATOR, SYSTEM, VISITOR, type Actor } from '#app/platform/auth/actor.ts'

const person = (isAdmin: boolean): Actor => ({
  kind: 'person',
  userId: 'u',
  name: 'Awa',
  isAdmin,
  memberships: new Map([['w', 'MANAGER']]),
})

describe('who runs the instance', () => {
  it.each(Object.entries(accountPolicy))('is the operator and the admin, nobody else: %s', (_, rule) => {
    expect([OPERATOR, person(true)].map(rule)).toEqual([true, true])
    expect([VISITOR, SYSTEM, person(false)].map(rule)).toEqual([false, false, false])
  })
})

describe('a person who signs in', () => {
  it('is told of each field that is not filled, once', () => {
    const refused = signInSchema.safeParse({ email: ' ', password: '' })
    expect(refused.success ? [] : fieldProblems(refused.error)).toEqual([
      { name: 'email', messageKey: 'emailMissing' },
      { name: 'password', messageKey: 'passwordMissing' },
    ])
  })

  it('may write the address in capitals and with spaces around it', () => {
    expect(signInSchema.parse({ email: ' Awa@Eau.SN ', password: 'puits corde seau' }).email).toBe('awa@eau.sn')
  })
})
