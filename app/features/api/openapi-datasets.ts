import { DATASET_FILTERS } from '#app/features/datasets/api/dataset-filters.ts'
import { reference } from './openapi-answers.ts'
import { filterParameters, listPaging, type Parameter, type Schema } from './openapi-parameters.ts'

const query = (name: string, description: string, schema: Schema = { type: 'string' }): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
})
const several = (name: string, description: string): Parameter => ({ ...list(name, description), style: 'form', explode: false })
const list = (name: string, description: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'array', items: { type: 'string' } },
})
const slug: Parameter = {
  name: 'slug',
  in: 'path',
  required: true,
  description: 'Of the dataset, as its address has it.',
  schema: { type: 'string' },
}

const json = (schema: string) => ({ 'application/json': { schema: reference('schemas', schema) } })

function operation(
  operationId: string,
  summary: string,
  parameters: readonly Parameter[],
  content: Record<string, { schema: Schema }>,
  refusals: readonly string[],
) {
  const others = Object.fromEntries(refusals.map((status) => [status, reference('responses', status)]))
  const headers = { ETag: reference('headers', 'ETag') }
  return { operationId, summary, parameters, responses: { '200': { description: summary, headers, content }, ...others } }
}

const ofTable = [
  query('table', 'Name of the table, or its position from 0; the first unless stated.'),
  query('version', 'Of the dataset; the current one unless stated. A version never changes.', { type: 'integer', minimum: 1 }),
  list(
    'f',
    'A condition, `column~operator~value`; all hold. Operators: eq, ne, lt, le, gt, ge, contains, starts, in (values with ~ between them), and empty, filled and misfit without a value. A column is its name, or its position from 0.',
  ),
]

/** Published datasets: what they are, their rows, and what can be counted of them. */
export const datasetPaths = (sorts: readonly string[]) => ({
  '/api/v1/datasets': {
    get: operation(
      'listDatasets',
      'Published datasets',
      [
        ...filterParameters('projects').filter(({ name }) => DATASET_FILTERS.some((own) => own === name)),
        several('format', 'Of its file: csv, xlsx, ods, json, geojson, parquet, pdf, zip; by comma.'),
        several('licence', 'SPDX identifiers, by comma.'),
        several('freshness', 'fresh, due or overdue, by comma.'),
        ...listPaging(sorts),
      ],
      json('DatasetList'),
      ['304', '400'],
    ),
  },
  '/api/v1/datasets/{slug}': {
    get: operation(
      'getDataset',
      'One published dataset: texts, versions, tables with their columns and what they mean',
      [slug, query('version', 'Another than the current one.', { type: 'integer', minimum: 1 })],
      json('Dataset'),
      ['304', '404', '410'],
    ),
  },
  '/api/v1/datasets/{slug}/rows': {
    get: operation(
      'listDatasetRows',
      'Rows of a table of a dataset',
      [
        slug,
        ...ofTable,
        query('q', 'Some text column contains it, case and accents aside.'),
        list('sort', 'A column, `-` before it for descending; empty cells come last.'),
        list('columns', 'Names of the columns wanted, by comma or repeated; all unless stated.'),
        query('limit', 'Rows a page.', { type: 'integer', minimum: 0, maximum: 1000, default: 100 }),
        query('cursor', 'Where the page begins: `next` of the page before.'),
        query('format', 'CSV has the cells as they are written.', { type: 'string', enum: ['json', 'csv'], default: 'json' }),
      ],
      { ...json('DatasetRows'), 'text/csv': { schema: { type: 'string' } } },
      ['304', '400', '404', '410', '503'],
    ),
  },
  '/api/v1/datasets/{slug}/aggregate': {
    get: operation(
      'aggregateDataset',
      'Groups and measures of a table of a dataset; the same question may be sent by POST as JSON (DatasetAggregateQuery)',
      [
        slug,
        ...ofTable,
        list(
          'by',
          'A column that is grouped by, at most two; `column~year`, `~month`, `~day` for periods, `column~20` for bins of numbers.',
        ),
        list('measure', '`count`, or `sum`, `mean`, `min`, `max`, `median` or `count` of a column: `sum:amount`. `count` unless stated.'),
        query('sort', '`group` or `measure`, `-` before it for descending, `:1` behind it for the second of them.'),
        query('limit', 'Groups.', { type: 'integer', minimum: 1, maximum: 5000, default: 1000 }),
      ],
      json('DatasetAggregate'),
      ['304', '400', '404', '410', '503'],
    ),
  },
})
