import { describe, expect, it } from 'vitest'
import { mailIdOf } from '#app/features/notifications/mail-id.ts'
import { writeMail, type Story } from '#app/features/notifications/write-mail.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

const EVENT = '018f2c1e-0000-7000-8000-000000000001'
const READER = { userId: '018f2c1e-0000-7000-8000-00000000000a', email: 'rana@takhteet.jo', name: 'رنا حدادين', language: 'ar' }
const story = (more: Partial<Story> = {}): Story => ({
  eventId: EVENT,
  told: 'returned',
  word: 'project',
  recordId: '018f2c1e-0000-7000-8000-0000000000ff',
  title: { fr: 'Forages de Matam', ar: 'آبار ماتام' },
  workspace: { slug: 'eau', name: { fr: 'Ministère de l’Eau' } },
  actorName: 'Awa Diop',
  reason: 'Il manque le budget de 2027.',
  ...more,
})

describe('a person who is told of a record by mail', () => {
  it('reads it in their language, with a link to the record in that language', () => {
    const mail = writeMail(story(), READER, 'https://portail.example')
    expect(mail.language).toBe('ar')
    expect(mail.subject).toBe('مشروع معاد للتعديل: آبار ماتام')
    expect(mail.text).toContain('https://portail.example/ar/w/eau/projects/018f2c1e-0000-7000-8000-0000000000ff')
    expect(mail.text).toContain('Il manque le budget de 2027.')
  })

  it('reads a need’s link among the needs, and the record’s own language where theirs is missing', () => {
    const mail = writeMail(
      story({ word: 'need', told: 'submitted', title: { fr: 'Kits d’hygiène' } }),
      { ...READER, language: 'en' },
      'http://localhost:3000',
    )
    expect(mail.subject).toBe('Need to validate: Kits d’hygiène')
    expect(mail.text).toContain('http://localhost:3000/en/w/eau/needs/')
  })

  it('reads a dataset’s link among the datasets, and what waits called a dataset', () => {
    const title = { fr: 'Points d’eau du Sénégal, 2024' }
    const mail = writeMail(story({ word: 'dataset', told: 'submitted', title }), { ...READER, language: 'es' }, 'https://portal.example')
    expect(mail.subject).toBe('Conjunto de datos por validar: Points d’eau du Sénégal, 2024')
    expect(mail.text).toContain('https://portal.example/es/w/eau/datasets/018f2c1e-0000-7000-8000-0000000000ff')
  })

  it('gets one mail for one event, and another for the next', () => {
    expect(mailIdOf(EVENT, READER.userId)).toBe(mailIdOf(EVENT, READER.userId))
    expect(mailIdOf(EVENT, READER.userId)).not.toBe(mailIdOf(READER.userId, EVENT))
  })

  it.each(LANGUAGES)('finds no hole in any sentence (%s)', (language) => {
    for (const told of ['submitted', 'returned', 'published', 'reminded'] as const)
      for (const word of ['project', 'need', 'dataset'] as const) {
        const { subject, text } = writeMail(story({ told, word, actorName: null, title: {} }), { ...READER, language }, 'https://p.example')
        for (const part of [subject, text]) expect(part).not.toMatch(/\{\{|\}\}|undefined|subject|text$/)
        expect(text).toContain(READER.name)
        expect(subject).not.toContain('\n')
      }
  })

  it.each(LANGUAGES)('is given the link for a new password (%s)', (language) => {
    const text = translator(language, 'mail')('reset.text', { name: 'Awa', link: 'https://p.example/x?token=y' })
    expect(text).toContain('https://p.example/x?token=y')
    expect(text).toContain('Awa')
  })
})
