import { expect, test } from 'vitest'
import { onceEach } from '#app/features/map/once-each.ts'

test('a record with two places at one point is on the card once', () => {
  const places = [
    { recordId: 'a', title: 'Forages' },
    { recordId: 'b', title: 'Écoles' },
    { recordId: 'a', title: 'Forages' },
  ]
  expect(onceEach(places).map(({ recordId }) => recordId)).toEqual(['a', 'b'])
})
