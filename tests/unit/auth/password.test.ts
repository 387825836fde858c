import { describe, expect, it } from 'vitest'
import { passwordProblem } from '#app/platform/auth/password-rules.ts'
import { hashPassword, verifyPassword } from '#app/platform/auth/password.server.ts'

describe('a password', () => {
  it('has at least ten characters, at most two hundred, and is not the e-mail address', () => {
    expect(passwordProblem('neuf sign', 'awa@eau.sn')).toBe('tooShort')
    expect(passwordProblem('x'.repeat(201), 'awa@eau.sn')).toBe('tooLong')
    expect(passwordProblem('Awa.Diop@eau.sn', 'awa.diop@eau.sn')).toBe('isEmail')
    expect(passwordProblem('puits corde seau', 'awa@eau.sn')).toBeNull()
  })

  it('is known again however its accents were typed, and no other is', async () => {
    const hash = await hashPassword('éléphant bleu')
    expect(hash).not.toContain('bleu')
    expect(await verifyPassword({ hash, password: 'éléphant bleu'.normalize('NFD') })).toBe(true)
    expect(await verifyPassword({ hash, password: 'elephant bleu' })).toBe(false)
    expect(await verifyPassword({ hash: 'unknown$form', password: 'éléphant bleu' })).toBe(false)
  })
})
