import { describe, expect, test } from 'vitest'
import { evidenceLine } from '#app/features/matching/explanation/evidence-words.server.ts'
import { tellExplanation } from '#app/features/matching/explanation/explanation-words.server.ts'
import { COMPONENTS, CONDITIONS, type Evidence } from '#app/features/matching/model.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { explanation } from '#tests/support/match-contents.ts'

const facts = {
  verifiedOn: (id: string | undefined) => (id ? '2026-05-03T10:00:00.000Z' : null),
  organisation: () => 'Direction de l’hydraulique',
  expert: () => 'Expert 4F7K',
  request: () => 'Forages de Matam',
  person: () => 'Coline Petit',
}

const EVIDENCE: Evidence[] = [
  {
    kind: 'skill',
    asked: 'dac:14030',
    askedLevel: 2,
    must: true,
    has: 'dac:14030',
    level: 3,
    relation: 'exact',
    confidence: 'verified',
    verificationId: 'v',
  },
  {
    kind: 'skill',
    asked: 'dac:14030',
    askedLevel: 2,
    must: false,
    has: 'dac:14020',
    level: 3,
    relation: 'sibling',
    confidence: 'attested',
  },
  { kind: 'skill', asked: 'dac:14030', askedLevel: 2, must: false, has: 'dac:14020', level: 3, relation: 'sibling', confidence: 'self' },
  { kind: 'skill', asked: 'isco:213', askedLevel: 2, must: true, has: null, level: 0, relation: 'none', confidence: null },
  { kind: 'language', tag: 'ar', asked: 'B2', must: true, has: 'C1' },
  { kind: 'language', tag: 'ar', asked: 'B2', must: false, has: null },
  { kind: 'sector', sector: '14030', has: 'dac:14030' },
  { kind: 'sector', sector: '14030', has: null },
  { kind: 'country', code: 'ML', lastYear: 2024, sameRegion: true },
  { kind: 'country', code: 'SN', lastYear: null, sameRegion: false },
  { kind: 'context', context: 'rural', has: true },
  { kind: 'context', context: 'conflict', has: false },
  { kind: 'window', from: '2027-02-01', to: '2027-03-31', freeFrom: '2027-01-01', freeTo: '2027-06-30' },
  { kind: 'window', from: '2027-02-01', to: '2027-03-31', freeFrom: null, freeTo: null },
  { kind: 'clearance', clearance: 'security', validUntil: '2028-01-01', neededUntil: '2027-03-31' },
  { kind: 'clearance', clearance: 'medical', validUntil: null, neededUntil: '2027-03-31' },
  { kind: 'days', asked: 30, left: 60, year: 2027 },
  { kind: 'base', country: 'SN', relation: 'same' },
  { kind: 'base', country: 'ML', relation: 'region' },
  { kind: 'base', country: 'BR', relation: 'south' },
  { kind: 'base', country: 'FR', relation: 'none' },
  { kind: 'base', country: null, relation: 'none' },
  { kind: 'words', language: 'fr', similarity: 0.34 },
  { kind: 'words', language: null, similarity: 0.2 },
  { kind: 'words', language: null, similarity: 0 },
  { kind: 'organisation', organisationId: 'o' },
  { kind: 'country-refused', code: 'SN' },
  { kind: 'mode', asked: 'onsite', has: 'remote' },
  { kind: 'decision', decision: 'forbidden' },
  { kind: 'decision', decision: 'declined' },
  { kind: 'rest', days: 5, needed: 14 },
]

/** Every text of a value, however deep. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []

describe('an explanation', () => {
  test('says what is asked and what the expert has, in the reader’s words', () => {
    const line = (index: number, language: 'en' | 'fr') => evidenceLine(EVIDENCE[index] as Evidence, facts, language)
    expect(line(0, 'en').text).toMatch(/: level 3, 2 asked for; verified on 3 May 2026$/)
    expect(line(0, 'en').mark).toBe('required')
    expect(line(4, 'fr')).toEqual({ text: 'arabe\u00a0: C1, B2 demandé', mark: 'exigé' })
    expect(line(8, 'fr').text).toBe('A travaillé dans la région\u00a0: Mali, jusqu’en 2024')
    expect(line(13, 'en').text).toBe('Not free from 1 February 2027 to 31 March 2027')
  })

  test.each(LANGUAGES)('has words for every component, condition and kind of evidence (%s)', (language) => {
    const words = tellExplanation(
      explanation({
        components: COMPONENTS.map((code) => ({ code, weight: 100, value: 0.5, evidence: EVIDENCE })),
        conditions: CONDITIONS.flatMap((code) => [true, false].map((ok) => ({ code, ok, evidence: EVIDENCE }))),
        whyNot: [
          { profileId: 'a', score: 700, rank: 3, cost: 12, elsewhere: 'n', blockedBy: [] },
          { profileId: 'b', score: 690, rank: 4, cost: 0, elsewhere: null, blockedBy: [] },
          { profileId: 'c', score: 650, rank: 0, cost: null, elsewhere: null, blockedBy: ['LANG', 'AVAIL'] },
        ],
        advice: [
          { kind: 'language', code: 'fr', level: 'C1', requests: 3 },
          { kind: 'skill', code: 'dac:14030', level: 3, requests: 1 },
          { kind: 'days', code: '2027', level: 20, requests: 2 },
          { kind: 'clearance', code: 'security', level: null, requests: 11 },
        ],
      }),
      facts,
      { language, seesWho: true, seesAdvice: true },
    )
    const said = textsIn(words).join('\n')
    expect(said).not.toMatch(/\{\{|\}\}|undefined|NaN|evidence\.|explanation\.|component\.|condition\.|skills?[.:]\w/)
    expect(words.advice).toHaveLength(4)
    if (language === 'ar') expect(words.score).not.toMatch(/[0-9]/)
  })

  test('names others to coordinators alone; everybody else reads how many and why', () => {
    const stored = explanation({
      whyNot: [
        { profileId: 'a', score: 700, rank: 3, cost: 12, elsewhere: null, blockedBy: [] },
        { profileId: 'b', score: 650, rank: 4, cost: null, elsewhere: null, blockedBy: ['COI'] },
      ],
    })
    const named = tellExplanation(stored, facts, { language: 'en', seesWho: true, seesAdvice: true })
    expect(named.others).toMatchObject({ kind: 'named', lines: [{ name: 'Expert 4F7K' }, { name: 'Expert 4F7K' }] })
    const counted = tellExplanation(stored, facts, { language: 'en', seesWho: false, seesAdvice: false })
    expect(JSON.stringify(counted)).not.toContain('4F7K')
    expect(counted.others).toEqual({
      kind: 'numbers',
      sentences: [
        '1 of the next best could have answered too.',
        'Taking one of them instead would cost the whole 12 to 12 points.',
        '1 other person could not answer.',
      ],
      blocked: [{ name: 'Conflict of interest', count: '1' }],
    })
    expect(counted.advice).toEqual([])
  })

  test('says how sure it is, and that a person chose', () => {
    const sure = (more: Parameters<typeof explanation>[0]) =>
      tellExplanation(explanation(more), facts, { language: 'en', seesWho: false, seesAdvice: false })
    expect(sure({ gap: null }).sure).toMatch(/^Proven/)
    expect(sure({ gap: 0.004 }).sure).toBe('Not proven: the best whole possible is at most 0.4% better.')
    const chosen = sure({ gap: null, override: { by: 'c', reason: 'Connaît le terrain.' } })
    expect(chosen.sure).not.toMatch(/Proven/)
    expect(chosen.override).toEqual({ sentence: expect.stringMatching(/^Coline Petit chose/) as string, reason: 'Connaît le terrain.' })
  })
})
