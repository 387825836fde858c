import { z } from 'zod'
import { aggregateBodyShape } from '#app/features/datasets/api/aggregate-query.ts'
import {
  datasetAggregateJson,
  datasetCardJsonShape,
  datasetJsonShape,
  datasetListJson,
  datasetRowsJson,
} from '#app/features/datasets/api/dataset-json.ts'
import { DATASET_SORTS } from '#app/features/datasets/queries/list-datasets.server.ts'
import { expertJsonShape, expertListJson } from '#app/features/expertise/queries/directory/expert-json.server.ts'
import { DIRECTORY_SORTS } from '#app/features/expertise/queries/directory/list-experts.server.ts'
import { needJsonShape } from '#app/features/needs/queries/need-json.ts'
import { NEED_SORTS } from '#app/features/needs/queries/list-needs.server.ts'
import { languageTextJson, listJson, moneyJson, narrativeJson, placeJson } from '#app/features/projects/queries/json-shapes.ts'
import { PROJECT_SORTS } from '#app/features/projects/queries/list-projects.server.ts'
import { projectCardJsonShape, projectJsonShape } from '#app/features/projects/queries/project-json-shapes.ts'
import { needFeatureShape, projectFeatureShape } from '#app/features/downloads/feature-json.ts'
import { reference } from './openapi-answers.ts'
import { datasetPaths } from './openapi-datasets.ts'
import { OWN_REFUSALS, OWN_SHAPES, ownPaths } from './openapi-own.server.ts'
import { geographicPaths } from './openapi-geographic.ts'
import { featureListJson, itemsJson, linkJson } from './openapi-shapes.ts'
import { expertListParameters, needListParameters, projectListParameters, recordParameter, type Parameter } from './openapi-parameters.ts'

const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z
    .array(z.object({ name: z.string(), value: z.string(), reason: z.string().optional() }))
    .optional()
    .describe('The parameters, or fields of the document, that could not be understood.'),
  conflicts: z
    .array(z.object({ name: z.string(), base: z.string(), theirs: z.string(), yours: z.string() }))
    .optional()
    .describe('Fields that others changed meanwhile: what each said before, what it says now, what was sent.'),
  revision: z.number().int().optional().describe('What the record is now, beside `conflicts`.'),
  reason: z.string().optional().describe('Why the record is withdrawn.'),
  date: z.iso.date().optional().describe('Since when it is.'),
})

const SHAPES = {
  LanguageText: languageTextJson,
  Money: moneyJson,
  Place: placeJson,
  Narrative: narrativeJson,
  Project: projectJsonShape,
  ProjectCard: projectCardJsonShape,
  ProjectList: listJson(z.union([projectCardJsonShape, projectJsonShape])),
  Need: needJsonShape,
  NeedList: listJson(needJsonShape),
  NeedFeature: needFeatureShape,
  ProjectFeature: projectFeatureShape,
  NeedFeatureList: featureListJson(needFeatureShape),
  ProjectFeatureList: featureListJson(projectFeatureShape),
  NeedItems: itemsJson(needFeatureShape),
  ProjectItems: itemsJson(projectFeatureShape),
  Expert: expertJsonShape,
  ExpertList: expertListJson,
  DatasetCard: datasetCardJsonShape,
  Dataset: datasetJsonShape,
  DatasetList: datasetListJson,
  DatasetRows: datasetRowsJson,
  DatasetAggregate: datasetAggregateJson,
  DatasetAggregateQuery: aggregateBodyShape,
  ...OWN_SHAPES,
  Link: linkJson,
  Problem: problemShape,
}

/** The two versions of OpenAPI that the one document is told in: OGC API Features asks for the older. */
const VERSIONS = { '3.1': { openapi: '3.1.0', target: 'draft-2020-12' }, '3.0': { openapi: '3.0.3', target: 'openapi-3.0' } } as const
export type OpenApiVersion = keyof typeof VERSIONS

/** The API of this portal in OpenAPI: its schemas are made from the shapes that its answers are typed by. */
export function openApiDocument(origin: string, version: OpenApiVersion = '3.1') {
  const { openapi, target } = VERSIONS[version]
  return {
    openapi,
    info: {
      title: 'Passerelle',
      version: '1',
      description:
        'Published projects, needs and datasets of development cooperation, and experts who let everybody see them. Open to read from anywhere, without a key or a cookie; a workspace’s own records, drafts among them, by its token. Amounts and percentages are decimal texts, exactly as stated; texts are given by language. Fields may be added; none is renamed or taken away.',
    },
    servers: [{ url: origin }],
    paths: {
      '/api/v1/projects': {
        get: operation('listProjects', 'Published projects', 'ProjectList', projectListParameters(PROJECT_SORTS), ['400']),
      },
      '/api/v1/projects/{id}': {
        get: operation('getProject', 'One published project', 'Project', [recordParameter('id')], ['404', '410']),
      },
      '/api/v1/needs': { get: operation('listNeeds', 'Published needs', 'NeedList', needListParameters(NEED_SORTS), ['400']) },
      '/api/v1/needs/{id}': { get: operation('getNeed', 'One published need', 'Need', [recordParameter('id')], ['404', '410']) },
      '/api/v1/experts': {
        get: operation('listExperts', 'Experts who let everybody see them', 'ExpertList', expertListParameters(DIRECTORY_SORTS), ['400']),
      },
      ...datasetPaths(DATASET_SORTS),
      ...ownPaths,
      ...geographicPaths({ projects: PROJECT_SORTS, needs: NEED_SORTS }),
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token that a manager made in the settings of the workspace.' },
      },
      schemas: schemas(target),
      headers: { ETag: { description: 'Send it back in If-None-Match: 304 where nothing changed.', schema: { type: 'string' } } },
      responses: {
        '304': { description: 'Nothing changed since the tag that was sent.' },
        '400': problem('A parameter could not be understood; `errors` names it.'),
        '404': problem('Nothing is published at this address.'),
        '410': problem('The record was withdrawn; `reason` says why.'),
        ...Object.fromEntries(Object.entries(OWN_REFUSALS).map(([status, description]) => [status, problem(description)])),
        '503': problem('The answer takes too long, or too many ask at once; `Retry-After` says when to ask again.'),
      },
    },
  }
}

function operation(
  operationId: string,
  summary: string,
  schema: keyof typeof SHAPES,
  parameters: readonly Parameter[],
  refusals: readonly string[],
) {
  return {
    operationId,
    summary,
    parameters,
    responses: {
      '200': {
        description: summary,
        headers: { ETag: reference('headers', 'ETag') },
        content: { 'application/json': { schema: reference('schemas', schema) } },
      },
      ...Object.fromEntries(['304', ...refusals].map((status) => [status, reference('responses', status)])),
    },
  }
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: reference('schemas', 'Problem') } },
})

/** `io: input` leaves the objects open, as fields may be added. */
function schemas(target: (typeof VERSIONS)[OpenApiVersion]['target']): Record<string, object> {
  const registry = z.registry<{ id: string }>()
  for (const [id, shape] of Object.entries(SHAPES)) registry.add(shape, { id })
  const made = z.toJSONSchema(registry, { io: 'input', target, uri: (id) => `#/components/schemas/${id}` })
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $schema: _dialect, $id: _address, examples, ...schema }]) => [
      id,
      { ...schema, ...(examples && (target === 'openapi-3.0' ? { example: examples[0] } : { examples })) },
    ]),
  )
}
