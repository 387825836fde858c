import { describe, expect, test } from 'vitest'
import { readListQuery, readPage } from '#app/features/api/list-query.server.ts'
import { WrongQuery } from '#app/features/api/problem.ts'

const SORTS = ['-updated', 'amount'] as const
const LISTED = { kind: 'projects', sorts: SORTS } as const
const ask = (query: string) => readListQuery(new URLSearchParams(query), LISTED)
const ID = '01999999-0000-7000-8000-000000000001'
const encoded = (...cursor: unknown[]) => btoa(JSON.stringify(cursor)).replace(/=+$/, '')
const cursor = (value: unknown, id = ID) => encoded('updated', value, id)
const TIME = '2026-11-22 10:00:00.123+00'

async function refusal(query: string): Promise<WrongQuery> {
  try {
    await ask(query)
  } catch (error) {
    if (error instanceof WrongQuery) return error
  }
  throw new Error('it was not refused')
}

describe('somebody who asks for a list', () => {
  test('is given fifty records, the newest first, and their main fields, unless another wish is stated', async () => {
    expect(await ask('')).toMatchObject({ page: { limit: 50, sort: { field: 'updated', descending: true }, cursor: null }, inFull: false })
    expect(await ask('limit=500&sort=-amount&view=full')).toMatchObject({
      page: { limit: 500, sort: { field: 'amount', descending: true } },
      inFull: true,
    })
  })

  test('is told every parameter that cannot be understood', async () => {
    expect((await refusal('country=Senegal&severity=9&status=foo&limit=501&sort=colour&view=half&cursor=x')).errors).toEqual([
      { name: 'country', value: 'Senegal' },
      { name: 'severity', value: '9' },
      { name: 'status', value: 'foo' },
      { name: 'sort', value: 'colour' },
      { name: 'cursor', value: 'x' },
      { name: 'limit', value: '501' },
      { name: 'view', value: 'half' },
    ])
  })

  test('is not troubled for a name that means nothing here', async () => {
    expect((await ask('colour=blue&country=sn&status=published')).filters.country).toEqual(['SN'])
  })

  test.each(['country=ZZ', 'sector=99999', 'sector=999', 'admin1=SN-XX', 'organisation=%00', 'iatiIdentifier=%00', 'q=a&severity=5'])(
    'is told that %s means nothing to a list of projects',
    async (query) => {
      const [name, value] = [...new URLSearchParams(query.replace('%00', '\uFFFD'))].at(-1) ?? []
      expect((await refusal(query)).errors).toEqual([{ name, value }])
    },
  )

  test('is told the same of what speaks of projects alone to a list of needs, in its own words', async () => {
    const asked = readListQuery(new URLSearchParams('organisation=XM-DAC-1&iatiStatus=2&severity=5'), { kind: 'needs', sorts: SORTS })
    await expect(asked).rejects.toMatchObject({
      messageKey: 'invalid.foreign',
      errors: [
        { name: 'iatiStatus', value: '2' },
        { name: 'organisation', value: 'XM-DAC-1' },
      ],
    })
  })

  test.each([['9999999-99-99'], ['\u0000'], ['blue'], ['2026-02-30 10:00:00+00'], [null], [7], [TIME, '-'.repeat(36)]])(
    'is refused the cursor of %j',
    async (value, id = ID) => {
      expect((await refusal(`cursor=${cursor(value, id)}`)).errors).toMatchObject([{ name: 'cursor' }])
    },
  )

  test('goes on from a cursor that the database wrote', async () => {
    expect((await ask(`cursor=${cursor(TIME)}`)).page.cursor).toEqual({ value: TIME, id: ID })
    for (const value of ['-1', '1234.50'])
      expect((await ask(`sort=-amount&cursor=${encoded('amount', value, ID)}`)).page.cursor, value).toEqual({ value, id: ID })
    expect((await refusal(`sort=amount&cursor=${encoded('amount', 'NaN', ID)}`)).errors).toMatchObject([{ name: 'cursor' }])
  })

  test('is refused a cursor that the database cannot read, and hears of no other fault', async () => {
    const search = new URLSearchParams({ cursor: cursor(TIME) })
    const failing = (code: string) => () => Promise.reject(Object.assign(new Error('database'), { code }))
    await expect(readPage(await readListQuery(search, LISTED), search, failing('22007'))).rejects.toBeInstanceOf(WrongQuery)
    await expect(readPage(await readListQuery(search, LISTED), search, failing('57014'))).rejects.toThrow('database')
    await expect(readPage(await ask(''), new URLSearchParams(), failing('22007'))).rejects.toThrow('database')
  })
})
