import { describe, expect, test } from 'vitest'
import { isFree } from '#app/features/matching/answers/is-free.ts'
import { writeMatchMail, type Told } from '#app/features/matching/answers/match-mail.server.ts'
import { bestLanguage } from '#app/features/matching/answers/match-people.server.ts'
import type { MatchRow } from '#app/features/matching/answers/match-row.server.ts'
import { readAnswerForm } from '#app/features/matching/answers/read-answer-form.ts'
import { EXPERT_REASONS, END_CODES, REQUESTER_REASONS } from '#app/features/matching/answers/reasons.ts'
import { withoutProofs } from '#app/platform/http/without-proofs.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

describe('an expert who does one mission at once', () => {
  const march = { from: '2027-03-01', to: '2027-03-31' }
  test('is free beside a mission, not within it, nor on its last day', () => {
    expect(isFree([], march, 1)).toBe(true)
    expect(isFree([{ from: '2027-04-01', to: '2027-05-01' }], march, 1)).toBe(true)
    expect(isFree([{ from: '2027-01-01', to: '2027-03-01' }], march, 1)).toBe(false)
    expect(isFree([{ from: '2027-03-10', to: '2027-03-11' }], march, 1)).toBe(false)
  })
  test('or two: two that follow one another leave room, two on one day do not', () => {
    const following = [
      { from: '2027-02-20', to: '2027-03-05' },
      { from: '2027-03-20', to: '2027-04-05' },
    ]
    expect(isFree(following, march, 2)).toBe(true)
    expect(isFree([...following, { from: '2027-03-25', to: '2027-03-26' }], march, 2)).toBe(false)
  })
})

describe('the form of an answer', () => {
  const read = (fields: Record<string, string>, side: 'EXPERT' | 'REQUESTER' = 'EXPERT') => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return readAnswerForm(form, side)
  }
  test('accepts without a reason, and declines with one of its side', () => {
    expect(read({ answer: 'ACCEPTED', code: 'x' })).toEqual({ given: { answer: 'ACCEPTED' } })
    expect(read({ answer: 'DECLINED', code: 'tooFar', reason: ' ' })).toEqual({
      given: { answer: 'DECLINED', code: 'tooFar', reason: null },
    })
    expect(read({ answer: 'DECLINED', code: 'tooFar' }, 'REQUESTER')).toMatchObject({ problems: [{ name: 'code' }] })
  })
  test('names each field that is wrong and keeps what was typed', () => {
    expect(read({})).toMatchObject({ problems: [{ name: 'answer', key: 'answer' }] })
    expect(read({ answer: 'DECLINED', code: 'other', reason: '' })).toMatchObject({ problems: [{ name: 'reason', key: 'words' }] })
    expect(read({ answer: 'DECLINED', code: '__proto__', reason: 'x'.repeat(2001) })).toMatchObject({
      problems: [
        { name: 'code', key: 'code' },
        { name: 'reason', key: 'tooLong' },
      ],
      typed: { answer: 'DECLINED', reason: 'x'.repeat(2001) },
    })
  })
})

const match: MatchRow = {
  id: 'm',
  needId: 'n',
  profileId: 'p',
  workspaceId: 'c',
  requesterId: 'r',
  rosterId: 'o',
  state: 'SENT',
  score: 700,
  startsOn: '2027-02-01',
  endsOn: '2027-03-31',
  days: 30,
  commitOn: null,
  sentAt: new Date(),
  updatedAt: new Date(),
  expertAnswer: null,
  expertReasonCode: null,
  expertReason: null,
  expertAnsweredById: null,
  expertAnsweredAt: null,
  requesterAnswer: null,
  requesterReasonCode: null,
  requesterReason: null,
  requesterAnsweredById: null,
  requesterAnsweredAt: null,
  acceptedAt: null,
  endCode: null,
  endReason: null,
  endedAt: null,
  expert: { kind: 'PERSON', name: 'Aïssata Secrète', pseudonym: '4F7K', showsName: false, seenBy: 'PUBLIC', userId: null, hasEmail: true },
  title: { fr: 'Forages de Matam' },
  country: 'SN',
  requester: { slug: 'eau', name: { fr: 'Ministère de l’Eau' } },
  coordinator: { slug: 'sahel', name: { fr: 'Coordination du Sahel' } },
}

describe('the mails about a match', () => {
  const reader = (language: (typeof LANGUAGES)[number]) => ({ id: 'u', userId: 'u', email: 'rana@example.org', name: 'Rana', language })
  const WHAT = ['sent', 'agreed', 'declined', 'withdrawn'] as const
  const AS = ['expert', 'requester', 'others'] as const
  const ENDINGS: Partial<MatchRow>[] = [
    ...END_CODES.map((endCode) => ({ state: 'WITHDRAWN' as const, endCode, endReason: 'Le projet est reporté.' })),
    ...EXPERT_REASONS.map((code) => ({
      state: 'DECLINED' as const,
      expertAnswer: 'DECLINED' as const,
      expertReasonCode: code,
      expertReason: 'Sept jours de piste.',
    })),
    ...REQUESTER_REASONS.map((code) => ({ state: 'DECLINED' as const, requesterAnswer: 'DECLINED' as const, requesterReasonCode: code })),
  ]
  const write = (told: Told, language: (typeof LANGUAGES)[number], more: Partial<MatchRow> = {}, seesReason = false) =>
    writeMatchMail(
      {
        ...told,
        match: { ...match, ...more },
        link: 'https://p.example/x',
        seesWhole: false,
        seesReason,
        contact: { name: 'Omar', email: 'omar@example.org', phone: null },
      },
      reader(language),
      '1',
    )

  test.each(LANGUAGES)('have every sentence without a hole, and keep name and reason to themselves (%s)', (language) => {
    for (const what of WHAT)
      for (const as of AS)
        for (const more of [{}, ...ENDINGS]) {
          const { subject, text } = write({ what, as }, language, more)
          for (const part of [subject, text]) expect(part, `${what} ${as}`).not.toMatch(/\{\{|\}\}|undefined|null|match\.|ended\.|reason\./)
          expect(`${subject} ${text}`).not.toMatch(/Aïssata|reporté|Sept jours/)
          expect(subject).toContain('Forages de Matam')
          expect(subject).not.toContain('\n')
          expect(text).toContain('https://p.example/x')
          expect(text.includes('omar@example.org'), `${what} ${as}`).toBe(what === 'agreed' && as !== 'others')
        }
  })

  test('give those who propose the reason in the person’s words', () => {
    const declined = {
      state: 'DECLINED',
      expertAnswer: 'DECLINED',
      expertReasonCode: 'tooFar',
      expertReason: 'À deux jours de route.',
    } as const
    expect(write({ what: 'declined', as: 'others' }, 'en', declined, true).text).toContain(
      'The expert declined.\nToo far\nÀ deux jours de route.',
    )
  })

  test('go to an expert without an account in the language they speak best', () => {
    expect(
      bestLanguage({
        languages: [
          { tag: 'fr', level: 'B1' },
          { tag: 'wo', level: 'C2' },
          { tag: 'ar', level: 'C1' },
        ],
      }),
    ).toBe('ar')
    expect(bestLanguage({ languages: [{ tag: 'wo', level: 'C2' }] })).toBe('fr')
  })
})

test('the secret of a link stays out of the log', () => {
  const token = 'a-B_'.repeat(11).slice(0, 43)
  expect(withoutProofs(`/ar/answer/${token}`)).toBe('/ar/answer/…')
  expect(withoutProofs(`/ar/answer/${token}.data`)).toBe('/ar/answer/….data')
  expect(withoutProofs('/fr/proposals/018f2c1e-0000-7000-8000-000000000001')).toBe('/fr/proposals/018f2c1e-0000-7000-8000-000000000001')
})
