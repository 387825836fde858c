import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { readMapAsked } from '#app/features/map/map-asked.server.ts'
import { mapPageView } from '#app/features/map/map-page.server.ts'
import { listMapPlaces } from '#app/features/map/queries/list-places.server.ts'
import type { NeedContent } from '#app/features/needs/content.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import { startRecord } from '#app/features/provenance/save-edits.server.ts'
import { OPERATOR, VISITOR } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { needContent, projectContent } from '#tests/support/contents.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const PLACE = { id: 'r0000001', point: { lat: 14.1, lon: -15.55 }, country: 'SN', precision: 'exact', publicPrecision: 'exact' } as const

/** Two needs, one of them of goods, and a project: all with a place. */
beforeAll(async () => {
  const { id: workspaceId } = await makeWorkspace('water')
  const publish = async (recorded: typeof needRecorded, content: NeedContent | ProjectContent) => {
    const record = { workspaceId, recordId: uuidv7() }
    await inTransaction((tx) => startRecord(tx, OPERATOR, recorded, { id: record.recordId, workspaceId, content }))
    await submitRecord(OPERATOR, recorded, record)
    await publishRecord(OPERATOR, recorded, record)
  }
  await publish(needRecorded, needContent())
  await publish(needRecorded, needContent({ facts: { ...needContent().facts, kind: 'services' } }))
  await publish(projectRecorded, projectContent({ places: [PLACE] }))
})

async function shown(query: string) {
  const asked = await readMapAsked(new URLSearchParams(query))
  const view = await mapPageView(VISITOR, asked, 'fr')
  const places = await listMapPlaces(asked.filters, asked.shown, 'fr', { limit: 10 })
  return {
    tabs: view.tabs.map(({ countText }) => Number(countText)),
    current: view.tabs.findIndex(({ current }) => current),
    listed: view.needs.results.length + view.projects.results.length,
    places: places.length,
    kept: view.view.kept,
  }
}

describe('a reader of the map', () => {
  test('sees projects alone, by the tab or by what only projects have', async () => {
    expect(await shown('records=projects')).toMatchObject({ tabs: [3, 2, 1], current: 2, listed: 1, places: 1 })
    expect(await shown('iatiStatus=2')).toMatchObject({ tabs: [1, 0, 1], current: 0, listed: 1, places: 1 })
    expect(await shown('organisation=SN-X-1')).toMatchObject({ listed: 1, places: 1 })
    expect(await shown('iatiIdentifier=X')).toMatchObject({ tabs: [0, 0, 0], listed: 0, places: 0 })
  })

  test('reads on the tabs what the list and the map hold', async () => {
    expect(await shown('')).toMatchObject({ tabs: [3, 2, 1], listed: 3, places: 3 })
    expect(await shown('kind=goods')).toMatchObject({ tabs: [1, 1, 0], listed: 1, places: 1 })
    expect(await shown('kind=goods&records=projects')).toMatchObject({ tabs: [1, 1, 0], current: 2, listed: 0, places: 0 })
    expect(await shown('kind=goods&iatiStatus=2')).toMatchObject({ tabs: [0, 0, 0], listed: 0, places: 0 })
    expect(await shown('bbox=-20,10,-10,20')).toMatchObject({ tabs: [3, 2, 1], listed: 3 })
    expect(await shown('bbox=0,10,10,20')).toMatchObject({ tabs: [0, 0, 0], listed: 0 })
  })

  test('keeps the part of the world and the tab when filters are chosen', async () => {
    expect((await shown('records=needs&bbox=-20,10,-10,20&country=SN&q=kits')).kept).toEqual([
      { name: 'bbox', value: '-20,10,-10,20' },
      { name: 'records', value: 'needs' },
    ])
  })
})
