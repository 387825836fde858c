import { describe, expect, test } from 'vitest'
import { FORMER_SIGN, formerNumber } from '#app/features/provenance/former-person.ts'
import { shownName } from '#app/features/provenance/former-person.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

describe('somebody whose account was erased', () => {
  test.each([
    ['fr', 'Ancien membre nº 1 207'],
    ['en', 'Former member no. 1,207'],
    ['es', 'Antiguo miembro n.º 1207'],
    ['pt', 'Antigo membro n.º 1207'],
    ['ar', 'عضو سابق رقم ١٬٢٠٧'],
  ] as const)('is a former member under a number, in %s', (language, said) => {
    expect(shownName(`${FORMER_SIGN}1207`, language).replace(/[\u00a0\u202f]/g, ' ')).toBe(said)
  })

  test('is nobody else: other names stay as they are', () => {
    for (const name of ['Awa Diop', '№ sept', '7', '№7', '']) for (const language of LANGUAGES) expect(shownName(name, language)).toBe(name)
    expect(formerNumber('№ 7')).toBe(7)
  })
})
