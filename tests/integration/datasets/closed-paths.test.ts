import { beforeAll, describe, expect, test } from 'vitest'
import { catalogueStatements } from '#app/features/catalogue/dcat/catalogue-statements.server.ts'
import { writeTurtle } from '#app/features/catalogue/dcat/write-turtle.server.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { withdrawRecord } from '#app/features/provenance/change-record.server.ts'
import { saveEdits } from '#app/features/provenance/save-edits.server.ts'
import { OPERATOR, VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { registerActorResolver } from '#app/platform/http/actor-resolver.server.ts'
import { loader as apiPage } from '#app/routes/$lang+/datasets.$slug_.v.$version_.api.tsx'
import { loader as croissant } from '#app/routes/$lang+/datasets.$slug_.v.$version_.croissant[.]json.ts'
import { loader as tableFile } from '#app/routes/$lang+/datasets.$slug_.v.$version_.download.$file.ts'
import { loader as original } from '#app/routes/$lang+/datasets.$slug_.v.$version_.download.original.ts'
import { loader as ownTable } from '#app/routes/$lang+/w+/$workspaceSlug+/datasets+/$datasetId+/data.download.$file.ts'
import { loader as ownOriginal } from '#app/routes/$lang+/w+/$workspaceSlug+/datasets+/$datasetId+/data.download.original.ts'
import { action as aggregateAction, loader as aggregate } from '#app/routes/api+/v1+/datasets.$slug.aggregate.ts'
import { loader as one } from '#app/routes/api+/v1+/datasets.$slug.index.ts'
import { loader as rows } from '#app/routes/api+/v1+/datasets.$slug.rows.ts'
import { loader as list } from '#app/routes/api+/v1+/datasets.index.ts'
import { giveFile, makeDataset, publishDataset, useDataFolder, type MadeDataset } from '#tests/support/datasets.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
useDataFolder()

const ORIGIN = 'https://portal.example'
const SECRET = 'SECRET-CELL'
const TEXT = `lieu,latitude,longitude\n${SECRET},14.1,-15.5\nThiès,14.7,-16.9\n`

type Loader = (args: { request: Request; params: Record<string, string>; context: never }) => Promise<unknown>
type Path = [name: string, loader: Loader, search?: string, more?: Record<string, string>, init?: RequestInit]

const FILES = ['csv', 'xlsx', 'parquet', 'geojson'].map((format): Path => [`0.${format}`, tableFile as Loader, '', { file: `0.${format}` }])
/** Every path to a version that takes an address of a dataset. */
const VERSION_PATHS: Path[] = [['original', original], ...FILES, ['api page', apiPage], ['croissant', croissant]]
const API_PATHS: Path[] = [
  ['dataset', one],
  ['rows', rows],
  ['rows of a version', rows, '?version=1'],
  ['rows as csv', rows, '?format=csv'],
  ['aggregate', aggregate, '?by=lieu'],
  ['aggregate by post', aggregateAction, '', {}, { method: 'POST', body: '{"by":[{"column":"lieu"}]}' }],
]

let actor: Actor = VISITOR
registerActorResolver(() => Promise.resolve(actor))

async function statusOf(
  [, loader, search = '', more = {}, init]: Path,
  params: Record<string, string>,
): Promise<{ status: number; text: string; cache: string }> {
  try {
    const answer = await loader({
      request: new Request(`${ORIGIN}/fr/x${search}`, init),
      params: { lang: 'fr', ...params, ...more },
      context: {} as never,
    })
    if (!(answer instanceof Response)) return { status: 200, text: JSON.stringify(answer), cache: '' }
    return { status: answer.status, text: await answer.text(), cache: answer.headers.get('cache-control') ?? '' }
  } catch (thrown) {
    const { init: told } = thrown as { init?: { status?: number } }
    return { status: told?.status ?? 500, text: '', cache: '' }
  }
}

const made: Record<'open' | 'draft' | 'closed' | 'withdrawn' | 'shutLater' | 'openedLater', MadeDataset> = {} as never
let member: Actor
let stranger: Actor
let workspace: { id: string; slug: string }

beforeAll(async () => {
  workspace = await makeWorkspace('water')
  const other = await makeWorkspace('other')
  member = await makePerson('awa', workspace, 'VIEWER')
  stranger = await makePerson('zara', other, 'MANAGER')
  made.open = await makeDataset(workspace.id, { title: 'Ouvert', text: TEXT })
  made.draft = await makeDataset(workspace.id, { title: 'Brouillon', text: TEXT, isDraft: true })
  made.closed = await makeDataset(workspace.id, { title: 'Réservé', text: TEXT, facts: { visibility: 'workspace' } })
  made.withdrawn = await makeDataset(workspace.id, { title: 'Retiré', text: TEXT })
  await withdrawRecord(OPERATOR, datasetRecorded, made.withdrawn, 'Erreur')
  const publishAs = async (dataset: MadeDataset, visibility: 'public' | 'workspace') => {
    await giveFile(dataset, 'data.csv', TEXT.replace(SECRET, 'Dakar'))
    await setVisibility(dataset, visibility)
    await publishDataset(dataset)
  }
  made.shutLater = await makeDataset(workspace.id, { title: 'Fermé ensuite', text: TEXT })
  await publishAs(made.shutLater, 'workspace')
  made.openedLater = await makeDataset(workspace.id, { title: 'Ouvert ensuite', text: TEXT, facts: { visibility: 'workspace' } })
  await publishAs(made.openedLater, 'public')
})

async function setVisibility({ recordId, workspaceId }: MadeDataset, value: string): Promise<void> {
  await saveEdits(OPERATOR, datasetRecorded, { workspaceId, recordId, madeFrom: 0, overwrite: true }, [{ path: 'facts/visibility', value }])
}

const asked = (who: Actor) => {
  actor = who
}

describe.each([...VERSION_PATHS, ...API_PATHS])('%s', (...path) => {
  test('is there for everybody where the dataset is public', async () => {
    asked(VISITOR)
    expect((await statusOf(path, { slug: made.open.slug, version: '1' })).status).toBe(200)
  })

  test('is closed to visitors and strangers for a draft, what is shared in a workspace, and what was shut', async () => {
    for (const who of [VISITOR, stranger]) {
      asked(who)
      for (const dataset of [made.draft, made.closed, made.shutLater]) {
        const { status, text } = await statusOf(path, { slug: dataset.slug, version: '1' })
        expect(status, dataset.slug).toBe(404)
        expect(text).not.toContain(SECRET)
      }
    }
  })

  test('is gone where the dataset was withdrawn', async () => {
    asked(VISITOR)
    expect((await statusOf(path, { slug: made.withdrawn.slug, version: '1' })).status).toBe(410)
  })

  test('shows nothing of a version from before the dataset was public', async () => {
    asked(VISITOR)
    const { text } = await statusOf(path, { slug: made.openedLater.slug, version: '1' })
    expect(text).not.toContain(SECRET)
  })
})

test.each(VERSION_PATHS.slice(0, 5))(
  '%s of what is shared in a workspace is there for its members, and kept by no cache',
  async (...path) => {
    asked(member)
    const { status, cache } = await statusOf(path, { slug: made.closed.slug, version: '1' })
    expect(status).toBe(200)
    expect(cache).toMatch(/^private, no-store/)
  },
)

test.each<Path>([
  ['original', ownOriginal],
  ['0.csv', ownTable, '', { file: '0.csv' }],
])('%s of a draft is there for members alone', async (...path) => {
  const params = { workspaceSlug: workspace.slug, datasetId: made.draft.recordId }
  asked(member)
  expect((await statusOf(path, params)).text).toContain(SECRET)
  for (const who of [VISITOR, stranger]) {
    asked(who)
    const { status, text } = await statusOf(path, params)
    expect([401, 404]).toContain(status)
    expect(text).not.toContain(SECRET)
  }
})

test('lists and catalogues name what is public alone, whoever asks', async () => {
  asked(member)
  const { text } = await statusOf(['list', list], {})
  const slugs = (JSON.parse(text) as { items: { slug: string }[] }).items.map(({ slug }) => slug)
  expect(slugs.sort()).toEqual([made.open.slug, made.openedLater.slug].sort())
  let turtle = ''
  for await (const piece of writeTurtle(catalogueStatements(ORIGIN))) turtle += piece
  for (const dataset of [made.draft, made.closed, made.withdrawn, made.shutLater]) expect(turtle).not.toContain(`/datasets/${dataset.slug}`)
  expect(turtle).not.toContain(`${made.openedLater.slug}/v/1`)
})
