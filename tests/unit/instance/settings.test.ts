import { describe, expect, test } from 'vitest'
import { errorWords } from '#app/features/instance/error-words.ts'
import { readSettingsForm, typedOf, typedSettings } from '#app/features/instance/settings-form.ts'
import { DEFAULT_SETTINGS, noticesOn, ownNameIn, standInLanguage, type InstanceSettings } from '#app/platform/instance/instance-settings.ts'

const withSettings = (more: Partial<InstanceSettings>): InstanceSettings => ({ ...DEFAULT_SETTINGS, ...more })

describe('the settings of the instance', () => {
  test('come back from their own form as they were', () => {
    const settings = withSettings({
      name: { fr: 'Portail du Sahel', ar: 'بوابة الساحل' },
      languages: ['fr', 'ar'],
      notices: [{ tone: 'warning', text: { fr: 'Arrêt dimanche.' }, from: '2026-11-01', to: null }],
      takesRequests: false,
      unsettledLines: 'solid',
    })
    expect(readSettingsForm(typedOf(settings))).toEqual({ settings })
  })

  test('are refused field by field', () => {
    const form = new FormData()
    form.set('name.fr', 'x'.repeat(41))
    form.append('languages', 'xx')
    form.set('unsettledLines', 'wavy')
    form.set('notice.0.text.fr', 'Annonce')
    form.set('notice.0.from', '2026-02-30')
    form.set('notice.1.text.en', 'y'.repeat(501))
    form.set('notice.2.text.en', 'Notice')
    form.set('notice.2.from', '2026-03-02')
    form.set('notice.2.to', '2026-03-01')
    expect(readSettingsForm(typedSettings(form))).toEqual({
      problems: [
        { name: 'name.fr', problem: 'nameLong' },
        { name: 'languages', problem: 'languages' },
        { name: 'unsettledLines', problem: 'unsettledLines' },
        { name: 'notice.0.from', problem: 'day' },
        { name: 'notice.1.text.en', problem: 'noticeLong' },
        { name: 'notice.2.to', problem: 'dayOrder' },
      ],
    })
  })

  test('name the portal for each reader, and stand in for a language that is not offered', () => {
    expect(ownNameIn(DEFAULT_SETTINGS, 'fr')).toBeNull()
    expect(ownNameIn(withSettings({ name: { en: 'Sahel' } }), 'pt')).toBe('Sahel')
    expect(standInLanguage(withSettings({ languages: ['es', 'ar'] }))).toBe('es')
    expect(standInLanguage(withSettings({ languages: ['ar', 'fr'] }))).toBe('fr')
  })

  test('show a notice from its first day to its last, in a language that it has', () => {
    const settings = withSettings({ notices: [{ tone: 'info', text: { en: 'Work' }, from: '2026-11-02', to: '2026-11-03' }] })
    expect(['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'].map((day) => noticesOn(settings, day, 'ar').length)).toEqual([
      0, 1, 1, 0,
    ])
    expect(noticesOn(settings, '2026-11-02', 'ar')).toEqual([{ tone: 'info', lang: 'en', text: 'Work' }])
  })
})

describe('the words of a failed job', () => {
  test.each([
    ['Mailbox awa.diop@eau.example unknown', 'Mailbox ***@*** unknown'],
    ['connect postgres://user:secret@10.0.0.1/db failed', 'connect postgres://*** failed'],
    ['Bearer abcdefghijklmnopqrstuvwxyz012345 refused', 'Bearer *** refused'],
    ['no row "Titre du brouillon secret" in table\n  at file.ts:1', 'no row "…" in table'],
    ['connect ECONNREFUSED 192.168.1.20:25', 'connect ECONNREFUSED ***:25'],
  ])('%s', (text, shown) => {
    expect(errorWords(text)).toBe(shown)
  })

  test('are none where it did not fail, and never long', () => {
    expect(errorWords(null)).toBe('')
    expect(errorWords('word '.repeat(500)).length).toBeLessThanOrEqual(300)
  })
})
