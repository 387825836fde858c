import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess, isBefore, type Rule } from '#app/features/provenance/quality.ts'
import { textRules } from '#app/features/provenance/quality-texts.ts'

type Outcome = 'kept' | 'beside' | 'broken'
const outcome = fc.constantFrom<Outcome>('kept', 'beside', 'broken')
const weighed = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), outcome), { minLength: 1, maxLength: 60 })

const rulesOf = (list: readonly (readonly [number, Outcome])[]): Rule<readonly Outcome[]>[] =>
  list.map(([points], index) => ({
    key: `rule${index}`,
    kind: 'completeness',
    points,
    check: (outcomes) => (outcomes[index] === 'broken' ? { step: 'texts' } : (outcomes[index] as 'kept' | 'beside')),
  }))

describe('a score', () => {
  test('lies between 0 and 100, adds up to 100 with what may be gained, and is 100 only without findings', () => {
    fc.assert(
      fc.property(weighed, (list) => {
        const { score, findings, kept } = assess(
          rulesOf(list),
          list.map(([, state]) => state),
        )
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
        expect(findings.reduce((sum, { gain }) => sum + gain, score)).toBe(100)
        expect(score === 100).toBe(findings.length === 0)
        expect(findings.length + kept.length).toBe(list.filter(([, state]) => state !== 'beside').length)
        expect(findings.map(({ gain }) => gain)).toEqual(findings.map(({ gain }) => gain).sort((a, b) => b - a))
      }),
    )
  })

  test('never falls when a finding is mended', () => {
    fc.assert(
      fc.property(weighed, fc.nat(), (list, pick) => {
        const outcomes = list.map(([, state]) => state)
        const rules = rulesOf(list)
        const { score, findings } = assess(rules, outcomes)
        const mended = findings[pick % Math.max(1, findings.length)]
        if (!mended) return
        const better = outcomes.map((state, index) => (`rule${index}` === mended.key ? 'kept' : state))
        expect(assess(rules, better).score).toBeGreaterThanOrEqual(score)
      }),
    )
  })
})

describe('days', () => {
  test('are compared as calendar days, whatever zone follows them; what is no day is neither before nor after', () => {
    expect(isBefore('2026-05-01', '2026-05-02')).toBe(true)
    expect(isBefore('2026-05-01Z', '2026-05-01')).toBe(false)
    expect(isBefore('soon', '2026-05-01')).toBe(false)
    expect(isBefore(undefined, '2026-05-01')).toBe(false)
  })
})

describe('texts', () => {
  const rules = textRules<Record<string, Record<string, string>>>('summary', (texts) => texts)
  const found = (texts: Record<string, Record<string, string>>) =>
    Object.fromEntries(assess(rules, texts).findings.map(({ key, field, written }) => [key, [field, ...(written ?? [])]]))
  const long = 'Quarante pompes manuelles pour douze villages que la sécheresse a privés d’eau.'

  test('are missing where nobody wrote them, and then asked nothing more', () => {
    expect(found({})).toEqual({ title: ['title@'], summary: ['summary@'] })
    expect(found({ title: { fr: '  ' } })).toEqual({ title: ['title@'], summary: ['summary@'] })
  })

  test('say enough, something else than the title, and in each language of the title', () => {
    expect(found({ title: { fr: 'Pompes' }, summary: { fr: 'pompes' } })).toEqual({
      titleLength: ['title@fr'],
      summaryLength: ['summary@fr'],
      summaryDiffers: ['summary@fr'],
      languages: ['title@', 'fr'],
    })
    expect(found({ title: { fr: 'Pompes à main', en: 'Hand pumps' }, summary: { fr: long } })).toEqual({ summaryLanguages: ['summary@en'] })
    expect(found({ title: { fr: 'Pompes à main', en: 'Hand pumps' }, summary: { fr: long, en: 'Forty.' } })).toEqual({})
  })

  test('are counted in words in scripts without spaces too', () => {
    expect(
      found({
        title: { zh: '十二个村庄的手动水泵项目', fr: 'Pompes à main' },
        summary: { zh: '为受旱灾影响的十二个村庄提供四十台手动水泵和培训', fr: 'Pompes.' },
      }),
    ).toEqual({})
  })
})
