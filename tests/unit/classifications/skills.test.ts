import { describe, expect, it } from 'vitest'
import { parseSkill, skillKey, skillParent } from '#app/features/classifications/skills.ts'

const skill = (key: string) => parseSkill(key) ?? expect.fail(key)

describe('a key', () => {
  it.each(['isco:2', 'isco:21', 'isco:213', 'isco:011', 'dac:140', 'dac:14030'])('%s is read and written back', (key) => {
    expect(skillKey(skill(key))).toBe(key)
  })

  it.each([
    '',
    'isco',
    'isco:',
    'isco:2131',
    'isco:2a',
    'dac:14',
    'dac:1403',
    'dac:140300',
    'esco:213',
    'isco:213:1',
    ' isco:213',
    'isco:٢١٣',
    'toString:1',
  ])('%j is none', (key) => {
    expect(parseSkill(key)).toBeNull()
  })
})

describe('the group above', () => {
  it.each([
    ['isco:213', 'isco:21'],
    ['isco:21', 'isco:2'],
    ['isco:011', 'isco:01'],
    ['dac:14030', 'dac:140'],
  ])('%s is %s', (key, parent) => {
    expect(skillParent(skill(key))).toEqual(skill(parent))
  })

  it.each(['isco:2', 'dac:140'])('%s has none', (key) => {
    expect(skillParent(skill(key))).toBeNull()
  })
})
