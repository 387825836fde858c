import { describe, expect, test } from 'vitest'
import type { Answering } from '#app/features/matching/candidates/count-answering.ts'
import { answeringWords } from '#app/features/matching/queries/answering-words.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

const ARABIC = { kind: 'language', tag: 'ar', asked: 'B2', must: true, has: null } as const
const WATER = {
  kind: 'skill',
  asked: 'dac:14030',
  askedLevel: 3,
  must: true,
  has: null,
  level: 0,
  relation: 'none',
  confidence: null,
} as const

const COUNTED: Answering = {
  experts: 38,
  total: 412,
  conditions: [
    { code: 'LANG', detail: ARABIC, without: 61 },
    { code: 'SKILL', detail: WATER, without: 44 },
    { code: 'MODE', detail: { kind: 'mode', asked: 'onsite', has: 'remote' }, without: 38 },
  ],
}

const plain = (text: string | null | undefined) => text?.replace(/\s/g, ' ')

describe('who writes a request', () => {
  test('reads how many experts could answer, and which condition costs most', () => {
    const { count, worst, others } = answeringWords(COUNTED, 'en')
    expect(count).toBe('38 experts of 412 could answer.')
    expect(worst).toBe('The condition that costs most: Arabic at B2. Without it, 61 experts could answer.')
    expect(others).toHaveLength(1)
    expect(others[0]?.text).toMatch(/^Without .*\(14030\), level “Works alone”: 44$/)
  })

  test('is told plainly where nobody could, and whether one condition is the cause', () => {
    const none = answeringWords({ ...COUNTED, experts: 0, conditions: COUNTED.conditions.map((cost) => ({ ...cost, without: 0 })) }, 'fr')
    expect(none.count).toBe('Aucun des 412 experts qui peuvent être proposés ne pourrait répondre.')
    expect(plain(none.worst)).toBe('Aucune condition n’est seule en cause : il en manque au moins deux à chaque expert.')
    const one = answeringWords({ ...COUNTED, experts: 0 }, 'fr')
    expect(plain(one.worst)).toBe('La condition qui coûte le plus : arabe au niveau B2. Sans elle, 61 experts pourraient répondre.')
    expect(answeringWords({ experts: 3, total: 3, conditions: [] }, 'fr').worst).toBeNull()
  })

  test('learns that nobody may be proposed yet, or that no skill is asked', () => {
    expect(answeringWords({ experts: 0, total: 0, conditions: [] }, 'es').count).toBe('Todavía no se le puede proponer ningún experto.')
    expect(answeringWords(null, 'pt').count).toMatch(/^Escolha uma competência/)
  })

  test('reads it in each language, in its digits and with no blank left in a sentence', () => {
    const details: Answering['conditions'] = [
      { code: 'AVAIL', detail: { kind: 'window', from: '2027-03-01', to: '2027-04-01', freeFrom: null, freeTo: null }, without: 70 },
      { code: 'CLEAR', detail: { kind: 'clearance', clearance: 'medical', validUntil: null, neededUntil: '2027-04-01' }, without: 60 },
      { code: 'DAYS', detail: { kind: 'days', asked: 20, left: 0, year: 2027 }, without: 55 },
      { code: 'SKILL', detail: { ...WATER, has: 'dac:14030', level: 3, relation: 'exact', confidence: 'self' }, without: 50 },
    ]
    for (const language of LANGUAGES) {
      const { count, worst, others } = answeringWords({ ...COUNTED, conditions: [...details, ...COUNTED.conditions] }, language)
      expect(others).toHaveLength(4)
      for (const text of [count, worst, ...others.map((other) => other.text)])
        expect(text, language).not.toMatch(/[{}]|undefined|condition\.|_other/)
      if (language === 'ar') expect(`${count}${worst}`).toMatch(/[٠-٩]/)
    }
  })
})
