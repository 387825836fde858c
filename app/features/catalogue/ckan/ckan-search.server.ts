import { listCodes } from '#app/features/classifications/names.server.ts'
import { countDatasets } from '#app/features/datasets/queries/count-datasets.server.ts'
import { NO_OWN_FILTERS } from '#app/features/datasets/queries/dataset-filters.ts'
import { listDatasets, OFFERED_FORMATS, type MoreConditions } from '#app/features/datasets/queries/list-datasets.server.ts'
import { readPublicDatasets } from '#app/features/datasets/queries/public-datasets.server.ts'
import { findLicence } from '#app/features/datasets/record/licences.ts'
import { NO_FILTERS } from '#app/features/filters/filters.ts'
import type { SqlText } from '#app/features/filters/sql.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { listOf, textOf, wholeOf, type CkanParameters } from './ckan-parameters.ts'
import { packageJson, tagOf } from './ckan-package.server.ts'
import { ckanInvalid } from './ckan-refusal.ts'

const MOST_PACKAGES = 1_000
const LONGEST_QUERY = 200

/** Conditions by the names of CKAN's index: what a value of each means here. Null: it always holds. */
const FIELDS: Record<string, ((sql: SqlText, values: string[]) => string) | null> = {
  organization: (sql, values) => `entry.workspace_id in (select id from workspace where slug = any(${sql.value(values)}::text[]))`,
  owner_org: (sql, values) => `entry.workspace_id::text = any(${sql.value(values)}::text[])`,
  tags: (sql, values) => `entry.sectors && ${sql.value(sectorsOf(values))}::text[]`,
  res_format: (sql, values) => `${OFFERED_FORMATS} && ${sql.value(values.map((value) => value.toLowerCase()))}::text[]`,
  license_id: (sql, values) => `entry.licence = any(${sql.value(values)}::text[])`,
  name: (sql, values) => `entry.slug = any(${sql.value(values)}::text[])`,
  id: (sql, values) => `entry.record_id::text = any(${sql.value(values)}::text[])`,
  groups: () => 'false',
  dataset_type: null,
  type: null,
  state: null,
  private: null,
  capacity: null,
}

const FACETS = { organization: 'workspace', tags: 'sectors', res_format: 'formats', license_id: 'licence' } as const
type Facet = keyof typeof FACETS
const isFacet = (name: string): name is Facet => Object.hasOwn(FACETS, name)
const FACET_VALUES: Record<Facet, (value: string) => { name: string; display_name: string }> = {
  organization: (slug) => ({ name: slug, display_name: slug }),
  tags: (code) => ({ name: tagOf(code), display_name: tagOf(code) }),
  res_format: (format) => ({ name: format.toUpperCase(), display_name: format.toUpperCase() }),
  license_id: (licence) => ({ name: licence, display_name: findLicence(licence)?.name ?? licence }),
}

const sectorsOf = (tags: readonly string[]): string[] =>
  (['Sector', 'SectorCategory'] as const)
    .flatMap((list) => listCodes(list, 'en').map(({ code }) => code))
    .filter((code) => tags.includes(tagOf(code)))

/** Finds packages by words (`q`) and conditions (`fq`), a page (`start`, `rows`) in an order (`sort`), with counts (`facet.field`). */
export async function searchPackages(given: CkanParameters, origin: string) {
  const { words, conditions } = readQuestion(given)
  const filters = { ...NO_FILTERS, q: words.slice(0, LONGEST_QUERY) }
  const more: MoreConditions = (sql) => conditions.map((condition) => condition(sql))
  const limit = wholeOf(given, 'rows', { otherwise: 10, most: MOST_PACKAGES })
  const offset = wholeOf(given, 'start', { otherwise: 0, most: 1_000_000 })
  const sort = readSort(textOf(given, 'sort'))
  const { items, total } = await listDatasets(VISITOR, filters, NO_OWN_FILTERS, { sort, cursor: null, limit, offset }, more)
  const packages = await readPublicDatasets(items.map(({ id }) => id))
  const wanted = textOf(given, 'facet') === 'false' ? [] : listOf(given, 'facet.field').filter(isFacet)
  const counted = await Promise.all(wanted.map((facet) => countDatasets(VISITOR, FACETS[facet], filters, more)))
  const facets = wanted.map((facet, nth) => {
    const found = (counted[nth] ?? []).map(({ value, count }) => ({ ...FACET_VALUES[facet](value), count }))
    return { facet, items: found }
  })
  return {
    count: total,
    sort: `${sort.field === 'name' ? 'name' : 'metadata_modified'} ${sort.descending ? 'desc' : 'asc'}`,
    facets: Object.fromEntries(
      facets.map(({ facet, items: found }) => [facet, Object.fromEntries(found.map(({ name, count }) => [name, count]))]),
    ),
    search_facets: Object.fromEntries(facets.map(({ facet, items: found }) => [facet, { title: facet, items: found }])),
    results: packages.map((dataset) => packageJson(dataset, origin)),
  }
}

type Condition = (sql: SqlText) => string

/** Words and conditions of `q`, `fq` and `fq_list`, as far as Solr's language is understood: `field:value`, `field:"a value"`, `field:(a OR b)`, joined by AND. */
function readQuestion(given: CkanParameters): { words: string; conditions: Condition[] } {
  const conditions: Condition[] = []
  const read = (text: string, name: string): string =>
    text
      .replace(/(^|\s)([+-]?)(\w+|\*):("[^"]*"|\([^)]*\)|\S+)/g, (_, before: string, sign: string, field: string, value: string) => {
        if (field === '*' && value === '*') return before
        if (!Object.hasOwn(FIELDS, field) || sign === '-') throw ckanInvalid(name, `Not understood: ${sign}${field}:${value}`.slice(0, 200))
        const condition = FIELDS[field]
        if (condition) conditions.push((sql) => condition(sql, valuesOf(value)))
        return before
      })
      .replace(/(^|\s)AND(?=\s|$)/g, '$1')
      .trim()
  const words = read(textOf(given, 'q'), 'q')
  for (const text of [textOf(given, 'fq'), ...listOf(given, 'fq_list')]) {
    const rest = read(text, 'fq')
    if (rest !== '') throw ckanInvalid('fq', `Not understood: ${rest}`.slice(0, 200))
  }
  return { words, conditions }
}

/** Values of a condition: a word, a text in quotes, or several between brackets. */
function valuesOf(text: string): string[] {
  const inner = text.startsWith('(') ? text.slice(1, -1) : text
  return [...inner.matchAll(/"([^"]*)"|(\S+)/g)].flatMap(([, quoted, word]) =>
    quoted === undefined && word === 'OR' ? [] : [quoted ?? word ?? ''],
  )
}

function readSort(text: string): { field: string; descending: boolean } {
  const [first = ''] = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('score'))
  const [, name, direction] = /^(\w+)(?:\s+(asc|desc))?$/i.exec(first) ?? []
  if (first === '') return { field: 'updated', descending: true }
  if (name === 'metadata_modified') return { field: 'updated', descending: direction?.toLowerCase() !== 'asc' }
  if (name === 'name' || name === 'title' || name === 'title_string')
    return { field: 'name', descending: direction?.toLowerCase() === 'desc' }
  throw ckanInvalid('sort', `Not understood: ${text}`.slice(0, 200))
}
