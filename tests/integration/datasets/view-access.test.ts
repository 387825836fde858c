import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { VIEWS } from '#app/features/datasets/views/views.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { registerActorResolver } from '#app/platform/http/actor-resolver.server.ts'
import { loader as publicView } from '#app/routes/$lang+/datasets.$slug_.v.$version_.$view.tsx'
import { loader as ownDocument } from '#app/routes/$lang+/w+/$workspaceSlug+/datasets+/$datasetId+/data.documents.$index.ts'
import { loader as ownView } from '#app/routes/$lang+/w+/$workspaceSlug+/datasets+/$datasetId+/data.$view.tsx'
import { loader as publicDocument } from '#app/routes/datasets.$slug.v.$version.documents.$index.ts'
import { makeDataset, useDataFolder } from '#tests/support/datasets.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
useDataFolder()

const PDF = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
trailer << /Root 1 0 R >>
%%EOF
`
const CSV = 'région,latitude,longitude,valeur\nDakar,14.7,-17.4,1\nThiès,14.8,-16.9,2\n'

let asking: Actor = VISITOR
registerActorResolver(() => Promise.resolve(asking))

type Path = { address: string; status: () => Promise<number> }
let paths: { table: Path[]; document: Path[] }
let own: Actor
let other: Actor

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>

/** The status that a loader answers or throws. */
async function statusOf(
  loader: Loader,
  address: string,
  params: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<number> {
  const request = new Request(`http://portal.example${address}`, { headers })
  const answered = await loader({ request, params, context: { nonce: '' } }).catch((error: unknown) => error)
  if (answered instanceof Response) return answered.status
  const init = (answered as { init?: { status?: number } | null }).init
  if (init === undefined) throw answered
  return init?.status ?? 200
}

beforeAll(async () => {
  const workspace = await makeWorkspace('eau-privee')
  const elsewhere = await makeWorkspace('sante')
  own = await makePerson('awa', workspace, 'VALIDATOR')
  other = await makePerson('zara', elsewhere, 'MANAGER')
  const table = await makeDataset(workspace.id, { title: 'prive.csv', name: 'prive.csv', text: CSV, facts: { visibility: 'workspace' } })
  const document = await makeDataset(workspace.id, { title: 'prive.pdf', name: 'prive.pdf', text: PDF, facts: { visibility: 'workspace' } })
  const viewPath = ({ recordId: id, slug }: typeof table, view: string): Path[] => [
    {
      address: `/fr/datasets/${slug}/v/1/${view}`,
      status: () => statusOf(publicView, `/fr/datasets/${slug}/v/1/${view}`, { lang: 'fr', slug, version: '1', view }),
    },
    {
      address: `/fr/w/eau-privee/datasets/${id}/data/${view}`,
      status: () =>
        statusOf(ownView, `/fr/w/eau-privee/datasets/${id}/data/${view}`, { lang: 'fr', workspaceSlug: 'eau-privee', datasetId: id, view }),
    },
  ]
  const { recordId: id, slug } = document
  paths = {
    table: VIEWS.filter((view) => view !== 'document').flatMap((view) => viewPath(table, view)),
    document: [
      ...viewPath(document, 'document'),
      ...viewPath(document, 'quality'),
      {
        address: `/datasets/${slug}/v/1/documents/0`,
        status: () => statusOf(publicDocument, `/datasets/${slug}/v/1/documents/0`, { slug, version: '1', index: '0' }),
      },
      {
        address: `/fr/w/eau-privee/datasets/${id}/data/documents/0`,
        status: () =>
          statusOf(ownDocument, `/fr/w/eau-privee/datasets/${id}/data/documents/0`, {
            lang: 'fr',
            workspaceSlug: 'eau-privee',
            datasetId: id,
            index: '0',
          }),
      },
    ],
  }
})

async function statuses(actor: Actor): Promise<[string, number][]> {
  asking = actor
  const found: [string, number][] = []
  for (const { address, status } of [...paths.table, ...paths.document]) found.push([address, await status()])
  return found
}

describe('data that a workspace keeps to itself', () => {
  test('are shown to its members by every view and document', async () => {
    expect((await statuses(own)).filter(([, status]) => status !== 200)).toEqual([])
  })

  test('are not found by a visitor, by any of these addresses', async () => {
    // A page of a workspace asks who one is; that it exists is not said.
    expect((await statuses(VISITOR)).filter(([, status]) => status !== 404 && status !== 302)).toEqual([])
  })

  test('are not found by a member of another workspace, by any of these addresses', async () => {
    expect((await statuses(other)).filter(([, status]) => status !== 404)).toEqual([])
  })
})

describe('a document', () => {
  test('with code in it is saved, not shown', async () => {
    const workspace = await makeWorkspace('eau-code')
    const scripted = PDF.replace('/Pages 2 0 R', '/Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >>')
    const { slug } = await makeDataset(workspace.id, { title: 'code.pdf', name: 'code.pdf', text: scripted })
    asking = VISITOR
    const request = new Request(`http://portal.example/datasets/${slug}/v/1/documents/0`)
    const answered = await publicDocument({ request, params: { slug, version: '1', index: '0' }, context: { nonce: '' } })
    expect(answered.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test('is a PDF that only our own pages frame, that runs nothing, and that is read in parts', async () => {
    const workspace = await makeWorkspace('eau-publique')
    const { slug } = await makeDataset(workspace.id, { title: 'rapport.pdf', name: 'rapport.pdf', text: PDF })
    asking = VISITOR
    const ask = async (headers: Record<string, string>) =>
      await publicDocument({
        request: new Request(`http://portal.example/datasets/${slug}/v/1/documents/0`, { headers }),
        params: { slug, version: '1', index: '0' },
        context: { nonce: '' },
      })
    const whole = await ask({})
    expect(whole.headers.get('content-type')).toBe('application/pdf')
    expect(whole.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'self'/)
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await whole.text()).toBe(PDF)
    const part = await ask({ range: 'bytes=0-7' })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, `bytes 0-7/${PDF.length}`, '%PDF-1.4'])
    expect((await ask({ range: `bytes=${PDF.length}-` })).status).toBe(416)
    expect(whole.headers.get('content-disposition')).toMatch(/^inline/)
    expect((await ask({ 'if-none-match': whole.headers.get('etag') ?? '' })).status).toBe(304)
  })
})
