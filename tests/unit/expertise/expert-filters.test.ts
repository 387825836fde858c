import { expect, test } from 'vitest'
import {
  CHOICES,
  expertFilterParams,
  NO_EXPERT_FILTERS,
  readExpertFilters,
} from '#app/features/expertise/queries/directory/expert-filters.ts'

const read = (query: string, choices = CHOICES) => readExpertFilters(new URLSearchParams(query), (key) => key !== 'isco:999', choices)

test('an address is read, and written again the same', () => {
  const query = 'q=eau&skill=dac:14030,isco:213&language=fr&level=B2&country=ML,SN&context=rural&mode=remote&from=2027-01-01&to=2027-02-01'
  const { filters, problems } = read(query)
  expect(problems).toEqual([])
  expect(filters).toMatchObject({ q: 'eau', skill: ['dac:14030', 'isco:213'], level: 'B2', mode: ['remote'], to: '2027-02-01' })
  expect(decodeURIComponent(expertFilterParams(filters).toString())).toBe(query)
})

test('small letters and repeated names are understood', () => {
  const { filters, problems } = read('country=sn&country=ML&level=b1')
  expect([filters.country, filters.level, problems]).toEqual([['SN', 'ML'], 'B1', []])
})

test('what means nothing is left out and told', () => {
  const hostile = "skill=isco:999,isco:21';drop&language=xx,FR&level=D1&country=ZZ&context=x&mode=either&from=2027-02-30&consent=__proto__"
  const { filters, problems } = read(hostile)
  expect(filters).toEqual(NO_EXPERT_FILTERS)
  expect(problems.map(({ name }) => name)).toEqual([
    'skill',
    'skill',
    'language',
    'language',
    'country',
    'context',
    'mode',
    'consent',
    'level',
    'from',
  ])
})

test('a time that ends before it begins is told', () => {
  const { filters, problems } = read('from=2027-02-01&to=2027-01-01')
  expect([filters.from, filters.to, problems]).toEqual(['2027-02-01', null, [{ name: 'to', value: '2027-01-01' }]])
})

test('a list does not take conditions that are not offered on it', () => {
  expect(readExpertFilters(new URLSearchParams('consent=public&claimed=no'), () => true, ['skill']).filters).toEqual(NO_EXPERT_FILTERS)
})
