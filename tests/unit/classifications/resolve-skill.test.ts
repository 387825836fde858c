import { describe, expect, it } from 'vitest'
import { resolveSkill, skillLabel } from '#app/features/classifications/resolve-skill.server.ts'
import { skillAskedName, skillPickName, skillTypedName } from '#app/features/classifications/skill-form.ts'

const WATER = 'dac:14031'

function posted(fields: { key?: string; typed?: string; picked?: string; asked?: string }): FormData {
  const form = new FormData()
  if (fields.key !== undefined) form.set('skill', fields.key)
  if (fields.typed !== undefined) form.set(skillTypedName('skill'), fields.typed)
  if (fields.picked !== undefined) form.set(skillPickName('skill'), fields.picked)
  if (fields.asked !== undefined) form.set(skillAskedName('skill'), fields.asked)
  return form
}

const outcome = (fields: Parameters<typeof posted>[0], language: 'fr' | 'ar' = 'fr') => resolveSkill(posted(fields), 'skill', language)

describe('a skill by name', () => {
  it('is the one chosen from the list, in any language', () => {
    for (const language of ['fr', 'ar'] as const) {
      expect(outcome({ key: WATER, typed: skillLabel(WATER, language) }, language)).toEqual({ outcome: 'found', key: WATER })
    }
    expect(outcome({ key: WATER })).toEqual({ outcome: 'found', key: WATER })
  })

  it('is the one of that very name, without a script', () => {
    const name = skillLabel(WATER, 'fr').replace(/ \(\d+\)$/, '')
    expect(outcome({ key: '', typed: name.toUpperCase() })).toEqual({ outcome: 'found', key: WATER })
    expect(outcome({ key: 'dac:12220', typed: name })).toEqual({ outcome: 'found', key: WATER })
  })

  it('is the one that its code or the word for a job leads to', () => {
    expect(outcome({ key: '', typed: 'Agronome' })).toEqual({ outcome: 'found', key: 'isco:213' })
    expect(outcome({ key: '', typed: '١٤٠٣٠' }, 'ar')).toEqual({ outcome: 'found', key: 'dac:14030' })
    expect(outcome({ key: '', typed: 'مهندس زراعي' }, 'ar')).toEqual({ outcome: 'found', key: 'isco:213' })
  })

  it('is asked back where words may mean several, and the answer holds for these words alone', () => {
    const unclear = outcome({ key: '', typed: 'eau' })
    expect(unclear).toMatchObject({ outcome: 'unclear', refusal: { typed: 'eau' } })
    expect(unclear.outcome === 'unclear' && unclear.refusal.suggestions.length).toBeGreaterThan(1)
    expect(outcome({ key: '', typed: 'eau', asked: 'eau', picked: WATER })).toEqual({ outcome: 'found', key: WATER })
    expect(outcome({ key: '', typed: 'école', asked: 'eau', picked: WATER })).not.toEqual({ outcome: 'found', key: WATER })
  })

  it('is refused with advice where nothing is meant', () => {
    expect(outcome({ key: '', typed: 'zzzqqq' })).toMatchObject({ outcome: 'unclear', refusal: { suggestions: [] } })
    expect(outcome({ key: '__proto__', typed: '__proto__' })).toMatchObject({ outcome: 'unclear' })
    expect(outcome({ key: 'dac:99999999999999999999' })).toMatchObject({ outcome: 'unclear' })
  })

  it('is none where the words were taken out', () => {
    expect(outcome({ key: WATER, typed: '  ' })).toEqual({ outcome: 'empty' })
    expect(outcome({})).toEqual({ outcome: 'empty' })
  })
})
