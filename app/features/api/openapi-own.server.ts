import { z } from 'zod'
import { IMPORT_OUTCOMES, importJsonShape } from '#app/features/bulk/import-json.server.ts'
import { BULK_KINDS } from '#app/features/bulk/kinds.server.ts'
import { SHEET_UPLOAD_LIMIT } from '#app/features/bulk/sheets/limits.ts'
import { ownDatasetShape } from '#app/features/datasets/api/own-dataset-json.ts'
import { CEFR } from '#app/features/classifications/cefr.ts'
import { ownNeedShape } from '#app/features/needs/queries/own-needs-json.server.ts'
import { instantJson, languageTextJson } from '#app/features/projects/queries/json-shapes.ts'
import { ownProjectShape } from '#app/features/projects/queries/own-projects-json.server.ts'
import { reference } from './openapi-answers.ts'
import { recordParameter, type Parameter } from './openapi-parameters.ts'

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('The cursor of the next page; null on the last.'),
    total: z.number().int(),
  })

const needDraft = ownNeedShape
  .pick({
    kind: true,
    severity: true,
    title: true,
    summary: true,
    sector: true,
    peopleAffected: true,
    asked: true,
    from: true,
    to: true,
    location: true,
  })
  .partial()
const projectChange = ownProjectShape
  .pick({
    iatiIdentifier: true,
    iatiStatus: true,
    title: true,
    description: true,
    objectives: true,
    targetGroups: true,
    humanitarian: true,
    dates: true,
  })
  .partial()

const ownExpert = z.object({
  id: z.uuid(),
  kind: z.enum(['person', 'team']),
  name: z.string(),
  seenBy: z.enum(['workspace', 'coordinators', 'public']),
  hasAccount: z.boolean().describe('The person keeps the profile themself.'),
  revision: z.number().int(),
  headline: languageTextJson,
  skills: z.array(z.object({ skill: z.string().optional(), words: languageTextJson.optional(), level: z.number().int().min(1).max(4) })),
  languages: z.array(z.object({ tag: z.string(), level: z.enum(CEFR) })),
  countries: z.array(z.object({ code: z.string(), lastYear: z.number().int().optional() })),
  availability: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })),
  updatedAt: instantJson,
})

/** Shapes of what a token reads and writes. */
export const OWN_SHAPES = {
  OwnNeed: ownNeedShape,
  OwnNeedList: listOf(ownNeedShape),
  OwnProject: ownProjectShape,
  OwnProjectList: listOf(ownProjectShape),
  OwnDatasetList: listOf(ownDatasetShape),
  OwnExpertList: listOf(ownExpert),
  Import: importJsonShape,
  NeedDraft: needDraft,
  ProjectChange: projectChange,
}

const slug: Parameter = {
  name: 'slug',
  in: 'path',
  required: true,
  description: 'Of the token’s own workspace; of another: 404.',
  schema: { type: 'string' },
}
const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag of the record that the change was made from: its revision in quotes.',
  schema: { type: 'string' },
}
const paging: Parameter[] = [
  { name: 'cursor', in: 'query', description: 'Where the page begins: `next` of the page before.', schema: { type: 'string' } },
  { name: 'limit', in: 'query', description: 'Records a page.', schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } },
]

type Shape = keyof typeof OWN_SHAPES
type Own = {
  id: string
  summary: string
  parameters: readonly Parameter[]
  answer: Shape
  body?: Shape
  status?: string
  refusals?: readonly string[]
}

const json = (shape: Shape) => ({ 'application/json': { schema: reference('schemas', shape) } })

function operation({ id, summary, parameters, answer, body, status = '200', refusals = [] }: Own) {
  const refused = ['401', ...(body ? ['400', '403'] : []), '404', ...refusals, '429']
  return {
    operationId: id,
    summary,
    security: [{ token: [] }],
    parameters,
    ...(body ? { requestBody: { required: true, content: json(body) } } : {}),
    responses: {
      [status]: { description: summary, headers: { ETag: reference('headers', 'ETag') }, content: json(answer) },
      ...Object.fromEntries(refused.map((code) => [code, reference('responses', code)])),
    },
  }
}

const home = '/api/v1/workspaces/{slug}'
const list = (id: string, summary: string, answer: Shape) =>
  operation({ id, summary, parameters: [slug, ...paging], answer, refusals: ['400'] })
const one = (id: string, summary: string, answer: Shape) => operation({ id, summary, parameters: [slug, recordParameter('id')], answer })
const change = (id: string, summary: string, answer: Shape, body: Shape) =>
  operation({ id, summary, parameters: [slug, recordParameter('id'), ifMatch], answer, body, refusals: ['409'] })

const importId = { ...recordParameter('id'), description: 'Id of the import.' }
const ofLines: Parameter[] = [
  { name: 'outcome', in: 'query', description: 'Only lines of this one.', schema: { type: 'string', enum: IMPORT_OUTCOMES } },
  ...paging,
]
const upload = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['kind', 'file'],
        properties: {
          kind: { type: 'string', enum: [...BULK_KINDS], description: 'What the file holds.' },
          file: {
            type: 'string',
            format: 'binary',
            description: `A workbook (XLSX) or a CSV file as a register gives it, of at most ${SHEET_UPLOAD_LIMIT / 2 ** 20} MiB.`,
          },
          id: { type: 'string', format: 'uuid', description: 'The same file sent again with the same `id` is the same import.' },
        },
      },
    },
  },
}
const step = (id: string, summary: string) => {
  const { responses, ...said } = operation({ id, summary, parameters: [slug, importId], answer: 'Import', refusals: ['403', '409'] })
  return { post: { ...said, responses: { ...responses, '202': responses['200'] } } }
}

/** What a workspace's own programs read and write, with a token. */
export const ownPaths = {
  [`${home}/needs`]: {
    get: list('listOwnNeeds', 'The workspace’s needs, drafts among them', 'OwnNeedList'),
    post: operation({
      id: 'createNeed',
      summary: 'Starts a need as a draft',
      parameters: [slug],
      answer: 'OwnNeed',
      body: 'NeedDraft',
      status: '201',
    }),
  },
  [`${home}/needs/{id}`]: {
    get: one('getOwnNeed', 'One of the workspace’s needs', 'OwnNeed'),
    patch: change('changeNeed', 'Changes the fields that are sent; null takes away', 'OwnNeed', 'NeedDraft'),
  },
  [`${home}/projects`]: { get: list('listOwnProjects', 'The workspace’s projects, drafts among them', 'OwnProjectList') },
  [`${home}/projects/{id}`]: {
    get: one('getOwnProject', 'One of the workspace’s projects', 'OwnProject'),
    patch: change('changeProject', 'Changes the fields that are sent; null takes away', 'OwnProject', 'ProjectChange'),
  },
  [`${home}/datasets`]: { get: list('listOwnDatasets', 'The workspace’s datasets, drafts among them', 'OwnDatasetList') },
  [`${home}/experts`]: { get: list('listOwnExperts', 'The workspace’s roster of experts', 'OwnExpertList') },
  [`${home}/imports`]: {
    post: {
      ...operation({
        id: 'sendImport',
        summary: 'Sends a spreadsheet that came back; nothing is written before `apply`',
        parameters: [slug],
        answer: 'Import',
        status: '202',
        refusals: ['400', '403', '413'],
      }),
      requestBody: upload,
    },
  },
  [`${home}/imports/{id}`]: {
    get: operation({
      id: 'getImport',
      summary: 'What an import would change, or changed, and what is wrong at which sheet, row and column',
      parameters: [slug, importId, ...ofLines],
      answer: 'Import',
      refusals: ['400'],
    }),
  },
  [`${home}/imports/{id}/apply`]: step('applyImport', 'Makes the changes, as drafts: nothing is published. Said twice, it is done once'),
  [`${home}/imports/{id}/undo`]: step('undoImport', 'Takes the changes back, but for fields edited since. Said twice, it is done once'),
}

/** Refusals that only who carries a token meets. */
export const OWN_REFUSALS = {
  '401': 'The token is missing, unknown, over or ended; `WWW-Authenticate` says which.',
  '403': 'The token only reads, or the record cannot be changed in its present state.',
  '409':
    'Others changed the same fields meanwhile; `conflicts` gives both values, `revision` what it is now. Nothing is written. Of an import: it is not in the state for it.',
  '413': 'The file is too large.',
  '429': 'The token asks too often; `Retry-After` says when to ask again.',
}
