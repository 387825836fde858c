import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { getNeedInternals } from '#app/features/needs/queries/need-internals.server.ts'
import { getNeedView } from '#app/features/needs/queries/need-view.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import type { Place } from '#app/features/projects/content.ts'
import { ProjectPreview } from '#app/features/projects/components/view/project-preview.tsx'
import { getProjectInternals } from '#app/features/projects/queries/project-internals.server.ts'
import { getProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import type { AnyContent } from '#app/features/provenance/content.ts'
import { getOwnRecord, getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { previewedSide } from '#app/features/provenance/record-page.server.ts'
import type { Recorded } from '#app/features/provenance/recorded.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { i18nOf } from '#app/platform/i18n/i18n.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const WELL: Place = {
  name: { fr: 'Puits de la famille Ndoye' },
  point: { lat: 14.7123, lon: -17.4567 },
  country: 'SN',
  admin1: 'SN-DK',
  precision: 'exact',
  publicPrecision: 'admin1',
}
const READER = { language: 'fr' } as const

/** A record that is ready, as its author left it; `publish` has it validated. */
async function readied(slug: string, recorded: Recorded, content: AnyContent) {
  const workspace = await makeWorkspace(slug)
  const author = await makePerson('awa', workspace, 'CONTRIBUTOR')
  const validator = await makePerson('bintou', workspace, 'VALIDATOR')
  const where = { workspaceId: workspace.id, recordId: uuidv7() }
  await inTransaction((tx) => startRecord(tx, author, recorded, { id: where.recordId, workspaceId: workspace.id, content }))
  return {
    id: where.recordId,
    held: () => getOwnRecord(author, recorded.kind, workspace.id, where.recordId),
    publish: async () => {
      await submitRecord(author, recorded, where)
      await publishRecord(validator, recorded, where)
    },
  }
}

const withInternals = () =>
  projectContent({
    places: [{ id: 'r0000001', ...WELL }],
    contacts: [
      { id: 'r0000001', person: { fr: 'Awa Diop' }, email: 'awa@eau.example', public: false },
      { id: 'r0000002', person: { fr: 'Accueil' }, email: 'accueil@eau.example', public: true },
    ],
  })

describe('a validator reads a project', () => {
  test('as the public will, to the last word', async () => {
    const project = await readied('preview', projectRecorded, withInternals())
    const before = await project.held()
    const previewed = await getProjectView(before, { side: previewedSide(before), ...READER })
    await project.publish()
    const published = await getProjectView(await getPublishedRecord('PROJECT', project.id), { side: 'PUBLIC', ...READER })
    expect({ ...previewed, vouched: published.vouched }).toEqual(published)
    expect(published.places).toMatchObject([{ name: 'Dakar', precision: 'admin1' }])
    expect(published.contacts.map(({ email }) => email)).toEqual(['accueil@eau.example'])
    const after = await project.held()
    expect(await getProjectView(after, { side: previewedSide(after), ...READER })).toEqual(published)
  })

  test('with its status, dates, country, languages and identifier', async () => {
    const project = await readied('preview-page', projectRecorded, withInternals())
    const view = await getProjectView(await project.held(), { side: 'WORKING', ...READER })
    const page = renderToStaticMarkup(
      <I18nextProvider i18n={i18nOf('fr')}>
        <ProjectPreview view={view} language="fr" here="/fr/w/preview-page/projects/1" />
      </I18nextProvider>,
    )
    for (const said of ['Mise en œuvre', '1er janvier 2026', '31 décembre 2027', 'Sénégal', 'anglais · français', 'preview-page'])
      expect(page).toContain(said)
    for (const kept of ['Puits de la famille', 'Awa Diop', 'awa@eau.example']) expect(page).not.toContain(kept)
  })

  test('and what stays in the workspace apart from it', async () => {
    const project = await readied('preview-internal', projectRecorded, withInternals())
    const internals = await getProjectInternals(await project.held(), { side: 'WORKING', ...READER })
    expect(internals).toMatchObject({
      places: [{ name: 'Puits de la famille Ndoye', point: '14,7123 · -17,4567', precision: 'Point exact' }],
      contacts: [{ lines: ['Awa Diop'], email: 'awa@eau.example' }],
    })
  })
})

test('a validator reads a need as the public will, and its place as it is known apart from it', async () => {
  const need = await readied('preview-need', needRecorded, needContent({ facts: { ...needContent().facts, place: WELL } }))
  const before = await need.held()
  const previewed = await getNeedView(before, { side: previewedSide(before), ...READER })
  expect(await getNeedInternals(before, { side: 'WORKING', ...READER })).toMatchObject({ places: [{ name: 'Puits de la famille Ndoye' }] })
  await need.publish()
  const published = await getNeedView(await getPublishedRecord('NEED', need.id), { side: 'PUBLIC', ...READER })
  expect({ ...previewed, vouched: published.vouched }).toEqual(published)
  expect(published.place).toMatchObject({ name: 'Dakar', precision: 'admin1' })
})

test('a place that the public sees as it is known is not told twice', async () => {
  const need = await readied('preview-whole', needRecorded, needContent())
  expect(await getNeedInternals(await need.held(), { side: 'WORKING', ...READER })).toEqual({ places: [], contacts: [] })
})
