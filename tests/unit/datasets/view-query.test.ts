import { describe, expect, test } from 'vitest'
import {
  operatorsOf,
  readConditions,
  readTableAddress,
  writeCondition,
  writeTableAddress,
} from '#app/features/datasets/views/view-query.ts'

const COLUMNS = [
  { name: 'région', type: 'text' },
  { name: 'population', type: 'integer' },
  { name: '2020', type: 'decimal' },
  { name: 'a~eq~b', type: 'text' },
  { name: 'jour', type: 'date' },
  { name: 'ouvert', type: 'boolean' },
  { name: '-solde', type: 'decimal' },
] as const

const read = (...texts: string[]) => readConditions(new URLSearchParams(texts.map((text) => ['f', text])), COLUMNS)

describe('the conditions of an address', () => {
  test('name a column by its position or by its name', () => {
    expect(read('0~eq~Dakar', 'région~eq~Dakar').where).toEqual([
      { column: 0, is: 'eq', values: ['Dakar'] },
      { column: 0, is: 'eq', values: ['Dakar'] },
    ])
  })

  test('name a column that is called like a number where no position is so high', () => {
    expect(read('2020~gt~1.5', '2~gt~1.5').where).toEqual([
      { column: 2, is: 'gt', values: ['1.5'] },
      { column: 2, is: 'gt', values: ['1.5'] },
    ])
  })

  test('name a column with tildes in its name, and keep those of a value', () => {
    expect(read('a~eq~b~eq~c~d').where).toEqual([{ column: 3, is: 'eq', values: ['c~d'] }])
  })

  test('take several values of one column, tildes among them', () => {
    const condition = { column: 0, is: 'in' as const, values: ['Dakar', 'a~b', 'c\\d'] }
    expect(read(writeCondition(condition))).toEqual({ where: [condition], problems: [] })
  })

  test('need no value to ask for empty cells and for misfits', () => {
    expect(read('population~misfit', '0~empty~').where).toEqual([
      { column: 1, is: 'misfit', values: [] },
      { column: 0, is: 'empty', values: [] },
    ])
  })

  test.each([
    '9~eq~x',
    'nom~eq~x',
    '1~eq~abc',
    '1~contains~4',
    '0~like~x',
    '0~eq',
    '0~eq~',
    '4~gt~2024-02-30',
    '5~lt~true',
    '0~empty~x',
    '~eq~',
    '0~in~a~',
    'x',
    '',
  ])('that say nothing of this table are told and left out: %s', (text) => {
    expect(read(text)).toEqual({ where: [], problems: [{ name: 'f', value: text }] })
  })

  test('past thirty are told', () => {
    const { where, problems } = read(...Array.from({ length: 32 }, () => '0~eq~x'))
    expect([where.length, problems.length]).toEqual([30, 2])
  })

  test('are written as they are read', () => {
    const texts = ['0~eq~Dakar', '1~ge~-5', '4~lt~2024-01-31', '5~eq~true', '0~filled', '0~starts~Sa']
    expect(read(...texts).where.map(writeCondition)).toEqual(texts)
  })
})

test('a column offers the comparisons that its values know', () => {
  expect(operatorsOf('integer')).not.toContain('contains')
  expect(operatorsOf('boolean')).not.toContain('lt')
  expect(operatorsOf('text')).toContain('starts')
})

describe('the address of a page of a table', () => {
  test('comes back as it was written', () => {
    const text = 'table=1&q=eau&f=0%7Eeq%7EDakar&sort=-1&sort=0&c=3&c=0'
    const { address, problems } = readTableAddress(new URLSearchParams(text), COLUMNS)
    expect(problems).toEqual([])
    expect(address).toEqual({
      where: [{ column: 0, is: 'eq', values: ['Dakar'] }],
      search: 'eau',
      sort: [
        { column: 1, descending: true },
        { column: 0, descending: false },
      ],
      columns: [3, 0],
      cursor: null,
    })
    expect(writeTableAddress(address, 1).toString()).toBe(text)
  })

  test('sorts by a column whose name begins with a dash', () => {
    expect(readTableAddress(new URLSearchParams('sort=-solde'), COLUMNS).address.sort).toEqual([{ column: 6, descending: false }])
    expect(readTableAddress(new URLSearchParams('sort=--solde'), COLUMNS).address.sort).toEqual([{ column: 6, descending: true }])
  })

  test('tells what it cannot follow and shows the rest', () => {
    const { address, problems } = readTableAddress(new URLSearchParams('sort=nom&c=99&c=1&q=%00'), COLUMNS)
    expect(address.columns).toEqual([1])
    expect(problems.map(({ name }) => name)).toEqual(['q', 'sort', 'c'])
  })
})
