import { describe, expect, test } from 'vitest'
import { columnsOf } from '#app/features/downloads/columns.server.ts'
import { DOWNLOAD_LISTS } from '#app/features/downloads/formats.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

/** Core hashtags of HXL 1.1 that the tables use (hxlstandard.org/standard/1-1final/dictionary). */
const HASHTAGS = ['activity', 'adm1', 'affected', 'country', 'currency', 'date', 'geo', 'indicator', 'item', 'loc', 'meta', 'org', 'sector', 'severity', 'status', 'value'] // prettier-ignore

describe.each(DOWNLOAD_LISTS)('the table of %s', (list) => {
  const columns = columnsOf(list, { language: 'fr', origin: 'https://portal.example' })

  test('tags each column once, with a hashtag of HXL', () => {
    const tags = columns.map(({ tag }) => tag)
    expect(new Set(tags).size).toBe(tags.length)
    for (const tag of tags) {
      expect(tag).toMatch(/^#[a-z]+\d?(\+[a-z][a-z0-9_]*)*$/)
      expect(HASHTAGS).toContain(/^#([a-z]+\d?)/.exec(tag)?.[1])
    }
  })

  test.each(LANGUAGES)('has a head of its own for each column in %s', (language) => {
    const heads = columnsOf(list, { language, origin: 'https://portal.example' }).map(({ head }) => head)
    expect(heads).toHaveLength(columns.length)
    expect(new Set(heads).size).toBe(heads.length)
    expect(heads.filter((head) => head.includes('column.'))).toEqual([])
  })
})

test('only the table of the map says of which kind a record is', () => {
  const keys = DOWNLOAD_LISTS.map((list) => columnsOf(list, { language: 'en', origin: '' }).map(({ key }) => key))
  expect(keys.map((of) => of.includes('record'))).toEqual([false, false, true])
})
