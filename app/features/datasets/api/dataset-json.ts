import { z } from 'zod'
import { FREQUENCY_NAMES } from '#app/features/datasets/record/freshness.ts'
import { COLUMN_ROLES, COLUMN_TYPES } from '#app/features/datasets/tables.ts'
import { dayJson, instantJson, languageTextJson } from '#app/features/projects/queries/json-shapes.ts'

export const datasetCardJsonShape = z.object({
  id: z.uuid(),
  slug: z.string(),
  workspace: z.string().describe('Slug of the workspace that publishes it.'),
  url: z.url().describe('Its permanent address.'),
  version: z.number().int().describe('The current version.'),
  title: languageTextJson,
  summary: languageTextJson,
  licence: z.string().nullable().describe('SPDX identifier.'),
  frequency: z.enum(FREQUENCY_NAMES).nullable().describe('How often a new version is expected.'),
  countries: z.array(z.string()).describe('ISO 3166-1 alpha-2.'),
  sectors: z.array(z.string()).describe('DAC codes.'),
  languages: z.array(z.string()).describe('BCP 47 tags of the languages it is described in.'),
  formats: z.array(z.string()).describe('Of its file.'),
  from: dayJson.describe('The first day that the data speak of, YYYY-MM-DD.'),
  to: dayJson.describe('The last day that the data speak of, YYYY-MM-DD.'),
  tables: z.number().int(),
  rows: z.number().int().describe('Of all its tables.'),
  bytes: z.number().int().describe('Of its file.'),
  quality: z.number().int().describe('How well it can be used again, 0 to 100.'),
  updatedAt: instantJson,
})

const columnJson = z.object({
  position: z.number().int(),
  name: z.string(),
  type: z.enum(COLUMN_TYPES),
  role: z.enum(COLUMN_ROLES).nullable(),
  hxl: z.string().nullable().describe('Tag of the Humanitarian Exchange Language.'),
  label: languageTextJson,
  description: languageTextJson,
  missing: z.number().int().describe('Empty cells.'),
  misfits: z.number().int().describe('Cells that are no value of the type; their texts are kept.'),
})

const tableJson = z.object({
  position: z.number().int(),
  name: z.string(),
  rows: z.number().int(),
  columns: z.array(columnJson),
  downloads: z.record(z.string(), z.url()).describe('By format.'),
})

const fileJson = z.object({
  name: z.string(),
  format: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  url: z.url().describe('The file as it came, byte for byte.'),
})

export const datasetJsonShape = datasetCardJsonShape.omit({ tables: true }).extend({
  method: languageTextJson.describe('How the data were gathered.'),
  caveats: languageTextJson.describe('What they do not say.'),
  change: languageTextJson.describe('What is new in this version.'),
  contact: z.object({ name: z.string().nullable(), email: z.string().nullable() }).nullable(),
  file: fileJson.nullable(),
  tables: z.array(tableJson),
  versions: z.array(z.object({ number: z.number().int(), publishedAt: instantJson, sha256: z.string().nullable(), url: z.url() })),
  links: z.array(z.object({ kind: z.enum(['project', 'need']), id: z.uuid() })).describe('Published projects and needs that it tells of.'),
  api: z.object({ rows: z.url(), aggregate: z.url() }),
})

/** A page of datasets; they have no place of their own. */
export const datasetListJson = z.object({
  items: z.array(datasetCardJsonShape),
  next: z.string().nullable().describe('The cursor of the next page; null on the last.'),
  total: z.number().int().describe('The datasets that fit, on all pages.'),
})

const scalarJson = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const datasetRowsJson = z.object({
  items: z
    .array(z.record(z.string(), scalarJson))
    .describe(
      'By name of the column. A number that JSON does not hold exactly is a text, and so is a cell that is no value of its column’s type; an empty cell is null.',
    ),
  next: z.string().nullable().describe('The cursor of the next page; null on the last.'),
  total: z.number().int().describe('The rows that fit, on all pages.'),
})

export const datasetAggregateJson = z.object({
  by: z.array(z.string()).describe('Names of what is grouped by.'),
  measures: z.array(z.string()).describe('Names of the measures: `count`, `sum:amount`.'),
  items: z.array(z.record(z.string(), scalarJson)).describe('A row a group: by the names of `by` and `measures`.'),
  more: z.boolean().describe('There are more groups than were asked for.'),
  edges: z.array(z.array(z.number()).nullable()).optional().describe('Edges of the bins of each of `by`, where it has any.'),
})

export type DatasetCardJson = z.infer<typeof datasetCardJsonShape>
export type DatasetJson = z.infer<typeof datasetJsonShape>
