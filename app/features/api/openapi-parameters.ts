import { CEFR } from '#app/features/classifications/cefr.ts'
import { CONFIDENCES, CONTEXTS } from '#app/features/expertise/content.ts'
import { COVERAGES, STATUSES } from '#app/features/filters/filters.ts'
import { DEFAULT_LIMIT, MOST_LIMIT } from '#app/features/filters/list-page.ts'
import { NEED_KINDS } from '#app/features/needs/content.ts'

export type Schema = Record<string, unknown>
export type Parameter = {
  name: string
  in: 'query' | 'path' | 'header'
  description: string
  required?: true
  schema: Schema
  style?: 'form'
  explode?: false
}

const one = (name: string, description: string, schema: Schema = { type: 'string' }): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
})

/** Several values by comma: any of them. */
const several = (name: string, description: string, items: Schema = { type: 'string' }): Parameter => ({
  name,
  in: 'query',
  description,
  style: 'form',
  explode: false,
  schema: { type: 'array', items },
})

const decimal = { type: 'string', pattern: '^\\d{1,18}(\\.\\d{1,6})?$' }
const day = { type: 'string', format: 'date' }

/** Filters of every list of records, by the names that pages, map and feeds use too. */
const common = [
  one('q', 'Words of titles, texts, identifiers, organisations and places, in any language; all of them, the last as a prefix.'),
  several('country', 'ISO 3166-1 alpha-2 codes.', { type: 'string', pattern: '^[A-Za-z]{2}$' }),
  several('admin1', 'ISO 3166-2 codes.'),
  several('sector', 'DAC codes of 5 digits, or of 3 for a whole group.', { type: 'string', pattern: '^(\\d{3}|\\d{5})$' }),
  several('status', 'Of the publication: lists hold what is published.', { type: 'string', enum: [...STATUSES] }),
  several('workspace', 'Slugs of publishing workspaces.'),
  several('language', 'BCP 47 tags of languages in which the record can be read.'),
  one('amountMin', 'US dollars, approximate.', decimal),
  one('amountMax', 'US dollars, approximate.', decimal),
  one('bbox', 'west,south,east,north in degrees; west > east crosses the antimeridian.', { type: 'string' }),
  one('placed', 'Whether the map has a place of the record.', { type: 'string', enum: ['yes', 'no'] }),
  one('from', 'Still running on or after this day.', day),
  one('to', 'Begun on or before this day.', day),
]

/** Sort, cursor and limit of a list. */
export const listPaging = (sorts: readonly string[]) => {
  const fields = sorts.map((sort) => sort.replace(/^-/, ''))
  return [
    one('sort', `A field, \`-\` before it for descending; \`${sorts[0]}\` unless stated.`, {
      type: 'string',
      enum: fields.flatMap((field) => [field, `-${field}`]),
      default: sorts[0],
    }),
    one('cursor', 'Where the page begins: `next` of the page before.'),
    one('limit', 'Records a page.', { type: 'integer', minimum: 1, maximum: MOST_LIMIT, default: DEFAULT_LIMIT }),
  ]
}

const ofProjects = [
  several('iatiStatus', 'Codes of the list ActivityStatus.', { type: 'string', enum: ['1', '2', '3', '4', '5', '6'] }),
  several('organisation', 'Identifiers of participating organisations.'),
  one('iatiIdentifier', 'Exactly this IATI identifier.'),
]

const ofNeeds = [
  several('severity', '5 is the worst.', { type: 'integer', minimum: 1, maximum: 5 }),
  several('kind', 'What is needed.', { type: 'string', enum: [...NEED_KINDS] }),
  several('coverage', 'How far it is met.', { type: 'string', enum: [...COVERAGES] }),
  one('peopleMin', 'People affected, at least.', { type: 'integer', minimum: 0 }),
  one('peopleMax', 'People affected, at most.', { type: 'integer', minimum: 0 }),
]

/** The filters of the lists of one kind of record, or of both. */
export const filterParameters = (kind: 'needs' | 'projects' | 'all'): Parameter[] => [
  ...common,
  ...(kind === 'projects' ? [] : ofNeeds),
  ...(kind === 'needs' ? [] : ofProjects),
]

export const projectListParameters = (sorts: readonly string[]): Parameter[] => [
  ...filterParameters('projects'),
  one('view', 'Whole records instead of their main fields.', { type: 'string', enum: ['full'] }),
  ...listPaging(sorts),
]

export const needListParameters = (sorts: readonly string[]): Parameter[] => [...filterParameters('needs'), ...listPaging(sorts)]

export const expertListParameters = (sorts: readonly string[]): Parameter[] => [
  one('q', 'Words of what everybody may read of the profile; a name that is not shown is not looked through.'),
  several('skill', 'Keys of skills, `isco:` or `dac:` and a code; what is below it in the list, too.'),
  several('language', 'Codes of languages; any of them.', { type: 'string', pattern: '^[a-z]{2,3}$' }),
  one('level', 'At least this level of the languages asked.', { type: 'string', enum: [...CEFR] }),
  several('country', 'Worked there: ISO 3166-1 alpha-2 codes.', { type: 'string', pattern: '^[A-Za-z]{2}$' }),
  several('context', 'Worked in such a setting.', { type: 'string', enum: [...CONTEXTS] }),
  several('mode', 'Works on site or at a distance.', { type: 'string', enum: ['onsite', 'remote'] }),
  several('confidence', 'How far skills are vouched for.', { type: 'string', enum: [...CONFIDENCES] }),
  one('from', 'Free on or after this day.', day),
  one('to', 'Free on or before this day.', day),
  ...listPaging(sorts),
]

export const recordParameter = (name: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description: 'Id of the record.',
  schema: { type: 'string', format: 'uuid' },
})
