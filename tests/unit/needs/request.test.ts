import { describe, expect, test } from 'vitest'
import { skillLabel } from '#app/features/classifications/resolve-skill.server.ts'
import type { AskedExpertise, AskedLanguage, AskedSkill, NeedContent } from '#app/features/needs/content.ts'
import { needProblems } from '#app/features/needs/edit-rules.server.ts'
import { formPage, nextStep, stepsOf } from '#app/features/needs/edit-steps.ts'
import { coverageOf } from '#app/features/needs/coverage.ts'
import { askOf, draftAsk } from '#app/features/needs/expertise/ask-of.server.ts'
import { ADD_SKILL } from '#app/features/needs/expertise/form-names.ts'
import { requestJson } from '#app/features/needs/expertise/request-json.ts'
import { settleRequest } from '#app/features/needs/expertise/settle-request.server.ts'
import { needHindrances } from '#app/features/needs/hindrances.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { toParts } from '#app/features/provenance/content.ts'
import { readPosted } from '#app/features/provenance/posted-edits.ts'
import { needContent } from '#tests/support/contents.ts'

const WATER: AskedSkill = { skill: 'dac:14030', level: 3, must: true }
const ARABIC: AskedLanguage = { language: 'ar', level: 'B2', must: true }

const rows = <Row>(list: Row[]) => list.map((row, index) => ({ id: `r000000${index + 1}`, ...row }))

type Asked = { skills?: AskedSkill[]; languages?: AskedLanguage[]; expertise?: AskedExpertise; facts?: Partial<NeedContent['facts']> }

/** A request that may be submitted, with what a test changes. */
function request({ skills = [WATER], languages = [ARABIC], expertise, facts }: Asked = {}): NeedContent {
  const asked = { slots: 2, days: 20, mode: 'onsite', priority: '1', ...expertise } as const
  return needContent({
    facts: { ...needContent().facts, kind: 'expertise', from: '2027-03-01', to: '2027-05-31', expertise: asked, ...facts },
    skills: rows(skills),
    languages: rows(languages),
  })
}

const problems = (content: NeedContent) => needProblems(toParts(NEED_SHAPE, content)).map(({ name, messageKey }) => `${name} ${messageKey}`)
const missing = (content: NeedContent) => needHindrances(content).map(({ field, messageKey }) => `${field} ${messageKey}`)
const typed = (name: string, text: string) => {
  const form = new FormData()
  form.set(name, text)
  const { edits, problems: found } = readPosted(form, needFields('fr'), {})
  return found[0]?.messageKey ?? edits[0]?.value
}

describe('the form of a need', () => {
  test('has the step of a request only while experts are asked for', () => {
    expect(stepsOf({ kind: 'expertise' })).toContain('expertise')
    expect(stepsOf({ kind: 'goods' })).not.toContain('expertise')
    expect(nextStep('when', { kind: 'expertise' })).toBe('expertise')
    expect(nextStep('when', { kind: 'goods' })).toBe('coverage')
    for (const field of ['skills/r0000001/level', 'languages', 'facts/expertise/slots']) expect(formPage(field)).toBe('expertise')
  })

  test('may ask for expertise in words alone; a request that is begun has to be whole', () => {
    const facts = { ...needContent().facts, kind: 'expertise' } as const
    expect(missing(needContent({ facts }))).toEqual([])
    expect(missing(needContent({ facts: { ...facts, expertise: { slots: 2 } } }))).toContain('expertise skills')
  })

  test('takes 1 to 50 experts, in any digits, and nothing else', () => {
    for (const [text, value] of [
      ['1', 1],
      ['50', 50],
      ['٥', 5],
      [' 3 ', 3],
    ] as const)
      expect(typed('facts/expertise/slots', text), text).toBe(value)
    for (const text of ['0', '51', '-1', '1.5', '1e9', '1000000000', 'deux', '٠'])
      expect(typed('facts/expertise/slots', text), text).toBe('countBetween')
    expect(typed('facts/expertise/days', '366')).toBe(366)
    expect(typed('facts/expertise/days', '367')).toBe('countBetween')
  })

  test('refuses codes that no list holds', () => {
    expect(typed('skills/r0000001/skill', 'dac:14030')).toBe('dac:14030')
    for (const key of ['dac:99999', 'isco:9999', 'dac:__proto__', '14030', 'javascript:alert(1)', 'x'.repeat(5000)])
      expect(typed('skills/r0000001/skill', key), key.slice(0, 30)).toBe('unknownCode')
    for (const tag of ['fr', 'ar', 'sw']) expect(typed('languages/r0000001/language', tag)).toBe(tag)
    for (const tag of ['fr-FR', 'zz', 'constructor', 'klingon']) expect(typed('languages/r0000001/language', tag), tag).toBe('unknownCode')
    expect(typed('languages/r0000001/level', 'B3')).toBe('unknownCode')
    expect(typed('skills/r0000001/level', '5')).toBe('unknownCode')
    expect(typed('facts/expertise/priority', '4')).toBe('unknownCode')
    expect(typed('facts/expertise/mode', 'anywhere')).toBe('unknownCode')
    // What is no field of the form makes no edit.
    expect(typed('facts/expertise/clearance/__proto__', 'yes')).toBeUndefined()
    expect(typed('facts/expertise/context/war', 'yes')).toBeUndefined()
  })
})

describe('a request that is being written', () => {
  test('is told at each row what it lacks or says twice', () => {
    expect(problems(request())).toEqual([])
    expect(problems(request({ skills: [{ skill: 'dac:14030' }] }))).toEqual(['skills/r0000001/level needed'])
    expect(problems(request({ skills: [WATER, { ...WATER, level: 1 }] }))).toEqual([
      'skills/r0000001/skill twiceAsked',
      'skills/r0000002/skill twiceAsked',
    ])
    expect(problems(request({ languages: [ARABIC, { ...ARABIC, must: false }] }))).toContain('languages/r0000002/language twiceAsked')
  })

  test('has at most 30 skills; a thousand rows are refused, not read one against the other', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...WATER, skill: `isco:${index}` as const }))
    expect(problems(request({ skills: many(30) }))).toEqual([])
    const content: NeedContent = { ...request(), skills: many(1000).map((row, index) => ({ id: `r${1e6 + index}`, ...row })) }
    const refused = needProblems(toParts(NEED_SHAPE, content))
    expect(refused).toHaveLength(1000)
    expect(new Set(refused.map(({ messageKey }) => messageKey))).toEqual(new Set(['tooManyRows']))
  })

  test('asks no more working days than the period has', () => {
    expect(problems(request({ expertise: { days: 92 } }))).toEqual([])
    expect(problems(request({ expertise: { days: 93 } }))).toEqual(['facts/expertise/days daysPastPeriod'])
    expect(problems(request({ expertise: { days: 93 }, facts: { to: undefined } }))).toEqual([])
    expect(problems(request({ facts: { from: '2027-03-01', to: '2027-02-01' } }))).toEqual(['to endBeforeStart'])
  })

  test('cannot be submitted before it says all that matching needs', () => {
    expect(missing(request())).toEqual([])
    const bare = request({ skills: [{ ...WATER, must: false }], facts: { to: undefined, expertise: undefined } })
    expect(missing(bare)).toEqual(['when to', 'expertise skills', 'expertise slots', 'expertise mode', 'expertise days'])
    expect(missing(request({ facts: { kind: 'goods', to: undefined, expertise: undefined }, skills: [] }))).toEqual([])
    expect(missing(request({ facts: { to: '2027-03-05' } }))).toEqual(['expertise daysPastPeriod'])
  })

  test('counts its coverage in experts where it asks for neither money nor a quantity', () => {
    const { facts } = request({ facts: { quantity: undefined, covered: '1' } })
    expect(coverageOf(facts)).toMatchObject({ asked: '2', covered: '1', unit: null, state: 'PARTLY' })
    expect(coverageOf({ ...facts, covered: '2' }).state).toBe('COVERED')
    expect(coverageOf({ ...facts, kind: 'services' })).toMatchObject({ asked: null, state: 'COVERED' })
    expect(coverageOf({ ...facts, quantity: { number: '40', unit: 'jours' } }).asked).toBe('40')
  })
})

describe('what is typed as a skill', () => {
  const posted = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, text] of Object.entries(fields)) form.set(name, text)
    return form
  }
  const row = (words: string) => ({
    'skills/r0000001/skill': '',
    'skillTyped:skills/r0000001/skill': words,
    'skills/r0000001/level': '3',
    'skills/r0000001/must': 'yes',
  })

  test('becomes the code of the only skill of that name', () => {
    const form = posted(row(skillLabel('dac:14021', 'fr')))
    settleRequest(form, 'fr')
    expect(form.get('skills/r0000001/skill')).toBe('dac:14021')
  })

  test('is refused with what it may mean, and waits while one still types', () => {
    const refused = settleRequest(posted(row('eau')), 'fr')
    expect(refused.problems).toMatchObject([{ name: 'skills/r0000001/skill', messageKey: 'skillUnclear' }])
    expect(refused.refusals['skills/r0000001/skill']?.suggestions.length).toBeGreaterThan(1)
    expect(settleRequest(posted(row('xyzzyq')), 'fr').problems).toMatchObject([{ messageKey: 'skillUnknown' }])
    const typing = posted({ ...row('eau'), intent: 'autosave' })
    expect(settleRequest(typing, 'fr').problems).toEqual([])
    expect(typing.get('skills/r0000001/level')).toBe('')
  })

  test('that is nothing adds no row, and is asked for where a row is to be added', () => {
    const form = posted(row(' '))
    expect(settleRequest(form, 'fr').problems).toEqual([])
    expect([form.get('skills/r0000001/level'), form.get('skills/r0000001/must')]).toEqual(['', ''])
    expect(settleRequest(posted({ ...row(''), intent: ADD_SKILL }), 'fr').problems).toMatchObject([{ messageKey: 'needed' }])
  })

  test('a thousand times over is refused at once', () => {
    const form = new FormData()
    for (let index = 0; index < 1000; index++) form.set(`skillTyped:skills/r${1e6 + index}/skill`, 'eau')
    for (let index = 0; index < 1000; index++) form.set(`skills/r${1e6 + index}/skill`, '')
    expect(settleRequest(form, 'fr').problems).toMatchObject([{ messageKey: 'tooManyRows', params: { limit: 30 } }])
  })
})

describe('what matching reads of a need', () => {
  test('is all that a complete request asks', () => {
    const content = request({
      skills: [WATER, { skill: 'dac:140', level: 2, must: false }],
      expertise: { vouched: true, clearance: { security: true, medical: false }, context: { rural: true, conflict: undefined } },
    })
    expect(askOf(content, 'SN')).toEqual({
      skills: [
        { key: 'dac:14030', level: 3, must: true },
        { key: 'dac:140', level: 2, must: false },
      ],
      languages: [{ tag: 'ar', level: 'B2', must: true }],
      sector: '14030',
      country: 'SN',
      from: '2027-03-01',
      to: '2027-05-31',
      mode: 'onsite',
      slots: 2,
      priority: 1,
      days: 20,
      vouched: true,
      clearances: ['security'],
      contexts: ['rural'],
      text: { fr: 'Kits de purification\nTrois cents kits.' },
    })
    expect(askOf(request({ expertise: { priority: undefined } }), undefined)?.priority).toBe(2)
  })

  test('is nothing of a need of another kind, nor of what could not be answered', () => {
    const nothing: Asked[] = [
      { facts: { kind: 'services' } },
      { skills: [] },
      { skills: [{ ...WATER, must: false }] },
      { skills: [WATER, { ...WATER, level: 1 }] },
      { skills: [WATER, { skill: 'dac:99999', level: 2 }] },
      { skills: [{ ...WATER, level: undefined }] },
      { languages: [{ language: 'zz', level: 'B2' }] },
      { expertise: { slots: 51 } },
      { expertise: { slots: 0 } },
      { expertise: { slots: NaN } },
      { expertise: { days: 1.5 } },
      { facts: { from: '2027-06-01', to: '2027-05-31' } },
      { facts: { to: undefined } },
    ]
    for (const asked of nothing) expect(askOf(request(asked), 'SN'), JSON.stringify(asked)).toBeNull()
  })

  test('of a draft is what it says so far', () => {
    const draft = draftAsk(request({ languages: [{ language: 'ar' }], facts: { expertise: undefined, to: undefined } }), undefined)
    expect(draft).toMatchObject({ skills: [{ key: 'dac:14030' }], languages: [], mode: 'either', slots: 1, days: 1, priority: 2 })
    expect(draft.from).toBeUndefined()
  })
})

test('the API tells a request whole, and nothing of what a need of another kind once asked', () => {
  const content = request({ expertise: { conditions: { fr: 'Logement fourni' }, clearance: { medical: true } } })
  expect(requestJson(content)).toEqual({
    slots: 2,
    priority: 1,
    mode: 'onsite',
    days: 20,
    vouched: false,
    skills: [{ skill: 'dac:14030', level: 3, must: true }],
    languages: [{ language: 'ar', level: 'B2', must: true }],
    clearances: ['medical'],
    contexts: [],
    conditions: { fr: 'Logement fourni' },
  })
  expect(requestJson({ ...content, facts: { ...content.facts, kind: 'goods' } })).toBeNull()
})
