import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { getNeedView } from '#app/features/needs/queries/need-view.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { needWords } from '#app/features/needs/queries/need-words.server.ts'
import { publicNeedParts } from '#app/features/needs/queries/public-parts.server.ts'
import { withoutPastDetail } from '#app/features/places/past-places.server.ts'
import { getProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { projectWords } from '#app/features/projects/queries/project-words.server.ts'
import { publicProjectParts } from '#app/features/projects/queries/public-parts.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import type { AnyContent, Parts } from '#app/features/provenance/content.ts'
import type { Edit } from '#app/features/provenance/edits.ts'
import type { ContentSide } from '#app/features/provenance/parts.server.ts'
import { getRecord } from '#app/features/provenance/read-record.server.ts'
import type { Recorded } from '#app/features/provenance/recorded.server.ts'
import { saveEdits, startRecord } from '#app/features/provenance/save-edits.server.ts'
import { compareVersions } from '#app/features/provenance/shown-comparison.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

/** A record published twice, its second version after the edits. */
async function publishTwice(
  recorded: Recorded,
  slug: string,
  content: (workspaceId: string) => Promise<AnyContent> | AnyContent,
  edits: Edit[],
) {
  const workspace = await makeWorkspace(slug)
  const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
  const validator = await makePerson('bintou', workspace, 'VALIDATOR')
  const where = { workspaceId: workspace.id, recordId: uuidv7() }
  const start = { id: where.recordId, workspaceId: workspace.id, content: await content(workspace.id) }
  await inTransaction((tx) => startRecord(tx, author, recorded, start))
  await submitRecord(author, recorded, where)
  await publishRecord(validator, recorded, where)
  const { revision } = await getRecord(author, recorded.kind, where.recordId)
  await saveEdits(author, recorded, { ...where, madeFrom: revision }, edits)
  await submitRecord(author, recorded, where)
  await publishRecord(validator, recorded, where)
  return getRecord(author, recorded.kind, where.recordId)
}

test('the comparison of a project tells the public no internal contact, no exact place, and nothing of their sources', async () => {
  const record = await publishTwice(projectRecorded, 'public-project', () => projectContent(), [
    { path: 'title', lang: 'fr', value: 'Un titre public' },
    { path: 'contacts/r0000001', value: { public: false, person: { fr: 'Mme Interne' }, email: 'interne@ministere.example' } },
    {
      path: 'places/r0000001',
      value: {
        name: { fr: 'Puits caché' },
        point: { lat: 14.123456, lon: -15.654321 },
        country: 'SN',
        precision: 'exact',
        publicPrecision: 'country',
      },
    },
    { path: 'narratives/r0000001', value: { path: 'contact-info[1]/person-name[1]', lang: 'fr', text: 'Mme Interne, de la source' } },
  ])
  const comparison = { from: 1, to: 2, language: 'fr', words: projectWords('fr') } as const
  const seen = JSON.stringify(await compareVersions(record.id, { ...comparison, publicParts: publicProjectParts }))
  expect(seen).toContain('Un titre public')
  for (const hidden of ['Interne', 'interne@', 'Puits caché', '14.12', '14,12']) expect(seen, hidden).not.toContain(hidden)
  expect(JSON.stringify(await compareVersions(record.id, comparison))).toContain('Mme Interne')
})

test('the comparison of a need names to the public no project that is not published', async () => {
  const projectId = uuidv7()
  const withDraft = async (workspaceId: string) => {
    const writer = await makePerson('codou', { id: workspaceId }, 'CONTRIBUTOR')
    const content = projectContent({ texts: { ...projectContent().texts, title: { fr: 'Projet encore secret' } } })
    await inTransaction((tx) => startRecord(tx, writer, projectRecorded, { id: projectId, workspaceId, content }))
    return needContent()
  }
  const record = await publishTwice(needRecorded, 'public-need', withDraft, [
    { path: 'title', lang: 'fr', value: 'Un besoin public' },
    { path: 'projects/r0000001', value: { projectId } },
  ])
  const comparison = { from: 1, to: 2, language: 'fr' } as const
  const [shown, held] = await Promise.all([
    compareVersions(record.id, { ...comparison, words: await needWords(record, 'fr', 'public'), publicParts: publicNeedParts }),
    compareVersions(record.id, { ...comparison, words: await needWords(record, 'fr') }),
  ])
  expect(JSON.stringify(shown)).toContain('Un besoin public')
  expect(JSON.stringify(shown)).not.toContain('secret')
  expect(JSON.stringify(shown)).not.toContain(projectId)
  expect(JSON.stringify(held)).toContain('Projet encore secret')
})

test('a place that is hidden is hidden in the versions before, on their pages and between them', async () => {
  const exact = {
    name: { fr: 'Puits caché' },
    point: { lat: 14.123456, lon: -15.654321 },
    country: 'SN',
    admin1: 'SN-KA',
    precision: 'exact',
  } as const
  const place = { id: 'r0000001', ...exact, publicPrecision: 'exact' } as const
  const project = await publishTwice(projectRecorded, 'hidden-place', () => projectContent({ places: [place] }), [
    { path: 'places/r0000001', value: { ...exact, publicPrecision: 'country' } },
  ])
  const page = await getProjectView(project, { side: 1, language: 'fr' })
  expect(page.places).toMatchObject([{ name: 'Sénégal', precision: 'country' }])
  const publicParts = async (parts: Parts, side: ContentSide) => publicProjectParts(await withoutPastDetail(project.id, side, parts))
  const compared = await compareVersions(project.id, { from: 1, to: 2, language: 'fr', words: projectWords('fr'), publicParts })
  expect(compared).toMatchObject({ points: [], tables: [] })

  const facts = needContent().facts
  const need = await publishTwice(
    needRecorded,
    'hidden-need',
    () => needContent({ facts: { ...facts, place: { ...exact, publicPrecision: 'exact' } } }),
    [{ path: 'facts/place', value: { ...exact, publicPrecision: 'admin1' } }],
  )
  const view = await getNeedView(need, { side: 1, language: 'fr' })
  expect(view.place).toMatchObject({ precision: 'admin1' })
  expect(JSON.stringify(view)).not.toContain('Puits')
  expect((await getNeedView(need, { side: 2, language: 'fr' })).place).toMatchObject({ precision: 'admin1' })
})
