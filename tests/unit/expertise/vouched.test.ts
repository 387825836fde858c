import { expect, test } from 'vitest'
import type { SkillLevel } from '#app/features/expertise/content.ts'
import { vouchedFor, type Vouching } from '#app/features/expertise/vouched.ts'

const vouched = (more: Partial<Vouching> = {}): Vouching => ({
  id: 'v',
  skill: 'isco:213',
  level: 3,
  kind: 'ATTESTED',
  validUntil: null,
  ...more,
})
const confidence = (level: SkillLevel, ...vouchings: Vouching[]) =>
  vouchedFor({ key: 'isco:213', level }, vouchings, '2026-11-27').confidence

test('what nobody vouches for is the person’s own word', () => {
  expect(confidence(3)).toBe('self')
  expect(confidence(3, vouched({ skill: 'isco:221' }))).toBe('self')
})

test('a diploma counts more than a colleague', () => {
  expect(confidence(3, vouched())).toBe('attested')
  expect(confidence(3, vouched(), vouched({ kind: 'VERIFIED' }))).toBe('verified')
})

test('who claims a higher level than was vouched for claims it alone', () => {
  expect(confidence(4, vouched({ kind: 'VERIFIED' }), vouched({ level: 2 }))).toBe('self')
  expect(confidence(2, vouched({ kind: 'VERIFIED' }))).toBe('verified')
})

test('it holds on its last day, and not the day after', () => {
  expect(confidence(3, vouched({ validUntil: '2026-11-27' }))).toBe('attested')
  expect(confidence(3, vouched({ validUntil: '2026-11-26', kind: 'VERIFIED' }))).toBe('self')
})
