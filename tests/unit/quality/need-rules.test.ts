import { describe, expect, test } from 'vitest'
import type { NeedContent } from '#app/features/needs/content.ts'
import { isNeedStep } from '#app/features/needs/edit-steps.ts'
import { NEED_RULES } from '#app/features/needs/quality/rules.ts'
import { PROJECT_RULES } from '#app/features/projects/quality/rules.ts'
import { assess } from '#app/features/provenance/quality.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { needContent } from '#tests/support/contents.ts'

const TODAY = '2026-06-15'
const assessed = (content: NeedContent, deadLinks: string[] = [], isMisplaced = false) =>
  assess(NEED_RULES, { content, deadLinks, isMisplaced, today: TODAY })
const found = (facts: NeedContent['facts'], key: string) =>
  assessed(needContent({ facts: { ...needContent().facts, ...facts } })).findings.find((finding) => finding.key === key)

describe('a need', () => {
  test('whose point lies elsewhere is told so at the point', () => {
    expect(assessed(needContent(), [], true).findings).toContainEqual(expect.objectContaining({ key: 'placeWhere', step: 'place' }))
    expect(assessed(needContent()).findings.map(({ key }) => key)).not.toContain('placeWhere')
  })

  test('that says nothing has no points; one that says all has a hundred', () => {
    const nothing = assessed({ facts: {}, texts: { title: {}, summary: {} }, projects: [], skills: [], languages: [] })
    expect(nothing.score).toBe(0)
    expect(nothing.findings.every(({ step, gain }) => isNeedStep(step) && gain > 0)).toBe(true)
    const all = needContent({
      facts: { ...needContent().facts, to: '2026-12-31' },
      texts: {
        title: { fr: 'Kits de purification', en: 'Purification kits' },
        summary: {
          fr: 'Trois cents kits pour les familles de douze villages privés d’eau potable.',
          en: 'Three hundred kits for the families of twelve villages.',
        },
      },
    })
    expect(assessed(all)).toMatchObject({ score: 100, findings: [] })
  })

  test('asks for an amount in a currency, or a number of something, that fits its kind', () => {
    expect(found({ kind: 'funding' }, 'askedFits')).toMatchObject({ step: 'what', field: 'facts/money/amount' })
    expect(found({ quantity: { number: '0', unit: 'kits' } }, 'askedUnit')).toMatchObject({ field: 'facts/quantity/number' })
    expect(found({ money: { amount: '5', currency: 'XXQ' } }, 'askedUnit')).toMatchObject({ field: 'facts/money/currency' })
    expect(found({ quantity: undefined }, 'asked')).toBeDefined()
  })

  test('for expertise says which skills must be there, and how many experts', () => {
    const facts = { ...needContent().facts, kind: 'expertise', quantity: undefined } as const
    const keys = (content: NeedContent) => assessed(content).findings.map(({ key, step, field }) => `${key} ${step} ${field ?? ''}`.trim())
    expect(keys(needContent({ facts }))).toEqual(expect.arrayContaining(['skills expertise', 'asked expertise facts/expertise/slots']))
    const skills = [{ id: 'r0000001', skill: 'dac:14030', level: 3, must: true }] as const
    const whole = keys(needContent({ facts: { ...facts, expertise: { slots: 2 } }, skills: [...skills] }))
    expect(whole.filter((key) => /^(skills|asked)\b/.test(key))).toEqual([])
    expect(keys(needContent())).not.toContain('skills expertise')
  })

  test('whose period has passed is not open any more', () => {
    expect(found({ to: '2026-06-14' }, 'windowPast')).toMatchObject({ step: 'when', field: 'to' })
    expect(found({ to: TODAY }, 'windowPast')).toBeUndefined()
    expect(found({ to: '2026-06-14', covered: '300' }, 'windowPast')).toBeUndefined()
    expect(found({ from: '2026-07-01', to: '2026-06-30' }, 'windowOrder')).toMatchObject({ field: 'to' })
  })

  test('that is covered says by whom, and not by more than it asks', () => {
    expect(found({ covered: '301', coveredNote: ' ' }, 'coverageNote')).toMatchObject({ step: 'coverage', field: 'coveredNote' })
    expect(found({ covered: '301' }, 'coverageWithin')).toMatchObject({ field: 'covered' })
    expect(found({ covered: '300' }, 'coverageWithin')).toBeUndefined()
  })

  test('names projects that its readers find', () => {
    const linked = needContent({ projects: [{ id: 'r1', projectId: 'gone' }] })
    expect(assessed(linked, ['gone']).findings.map(({ key }) => key)).toContain('links')
    expect(assessed(linked).kept).toContain('links')
  })
})

test.each(LANGUAGES)('every rule has its words in %s', (language) => {
  const t = translator(language, 'quality')
  for (const [kind, rules] of [
    ['project', PROJECT_RULES],
    ['need', NEED_RULES],
  ] as const)
    for (const { key } of rules)
      for (const part of ['name', 'do', 'why']) expect(t(`rule.${kind}.${key}.${part}`), `${kind}.${key}.${part}`).not.toContain('rule.')
})
