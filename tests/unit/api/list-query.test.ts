import { describe, expect, test } from 'vitest'
import { readListQuery, readPage } from '#app/features/api/list-query.ts'
import { WrongQuery } from '#app/features/api/problem.ts'

const SORTS = ['-updated', 'amount'] as const
const ask = (query: string) => readListQuery(new URLSearchParams(query), SORTS)
const ID = '01999999-0000-7000-8000-000000000001'
const cursor = (value: string) => btoa(JSON.stringify(['updated', value, ID])).replace(/=+$/, '')

function refusal(query: string): WrongQuery {
  try {
    ask(query)
  } catch (error) {
    if (error instanceof WrongQuery) return error
  }
  throw new Error('it was not refused')
}

describe('somebody who asks for a list', () => {
  test('is given fifty records, the newest first, and their main fields, unless another wish is stated', () => {
    expect(ask('')).toMatchObject({ page: { limit: 50, sort: { field: 'updated', descending: true }, cursor: null }, inFull: false })
    expect(ask('limit=500&sort=-amount&view=full')).toMatchObject({
      page: { limit: 500, sort: { field: 'amount', descending: true } },
      inFull: true,
    })
  })

  test('is told every parameter that cannot be understood', () => {
    expect(refusal('country=Senegal&severity=9&limit=501&sort=colour&view=half&cursor=x').errors).toEqual([
      { name: 'country', value: 'Senegal' },
      { name: 'severity', value: '9' },
      { name: 'sort', value: 'colour' },
      { name: 'cursor', value: 'x' },
      { name: 'limit', value: '501' },
      { name: 'view', value: 'half' },
    ])
  })

  test('is not troubled for a name that means nothing here', () => {
    expect(ask('colour=blue&country=sn').filters.country).toEqual(['SN'])
  })

  test('is refused a cursor that the database cannot read, and hears of no other fault', async () => {
    const search = new URLSearchParams({ cursor: cursor('blue') })
    const failing = (code: string) => () => Promise.reject(Object.assign(new Error('database'), { code }))
    await expect(readPage(readListQuery(search, SORTS), search, failing('22007'))).rejects.toBeInstanceOf(WrongQuery)
    await expect(readPage(readListQuery(search, SORTS), search, failing('57014'))).rejects.toThrow('database')
    await expect(readPage(ask(''), new URLSearchParams(), failing('22007'))).rejects.toThrow('database')
  })
})
