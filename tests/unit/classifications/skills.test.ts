import { describe, expect, it } from 'vitest'
import { parseSkill, relation, skillKey, skillParent, type SkillRelation } from '#app/features/classifications/skills.ts'

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

describe('two skills', () => {
  it.each<[string, string, SkillRelation]>([
    ['isco:213', 'isco:213', 'exact'],
    ['isco:213', 'isco:214', 'sibling'],
    ['isco:213', 'isco:21', 'sibling'],
    ['isco:213', 'isco:2', 'sibling'],
    ['isco:213', 'isco:221', 'group'],
    ['isco:213', 'isco:22', 'group'],
    ['isco:21', 'isco:22', 'group'],
    ['isco:213', 'isco:311', 'none'],
    ['isco:2', 'isco:3', 'none'],
    ['isco:011', 'isco:021', 'group'],
    ['dac:14030', 'dac:14030', 'exact'],
    ['dac:14030', 'dac:14021', 'sibling'],
    ['dac:14030', 'dac:140', 'sibling'],
    ['dac:14030', 'dac:12220', 'none'],
    ['dac:121', 'dac:122', 'none'],
    ['isco:140', 'dac:140', 'none'],
  ])('%s and %s: %s, either way round', (a, b, expected) => {
    expect(relation(skill(a), skill(b))).toBe(expected)
    expect(relation(skill(b), skill(a))).toBe(expected)
  })
})
