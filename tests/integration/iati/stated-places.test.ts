import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importActivities } from '#app/features/iati/import-activities.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { readProjectsJson } from '#app/features/projects/queries/project-json.server.ts'
import { publishRecord, submitRecord } from '#app/features/provenance/change-record.server.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { saveEdits } from '#app/features/provenance/save-edits.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { activity, activityFile, fileOf } from '#tests/support/iati/files.ts'
import { makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const MIGRATION = readFileSync('prisma/migrations/20261127000000_stated_places/migration.sql', 'utf8')
const location = (name: string, position: string) =>
  `<location><name><narrative xml:lang="fr">${name}</narrative></name><point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>${position}</pos></point><exactness code="2"/></location>`

/** A published activity with two approximate points. */
async function imported(slug: string) {
  const { id: workspaceId } = await makeWorkspace(slug)
  const path = await fileOf(activityFile(activity(location('Puits nord', '14.1234 -16.0567') + location('Puits sud', '13.9876 -16.1234'))))
  await importActivities(OPERATOR, { path, workspaceId, publish: true })
  const { id: recordId, revision } = await db.record.findFirstOrThrow({ where: { workspaceId } })
  return { workspaceId, recordId, revision }
}

const precisions = async (recordId: string, side: 'PUBLIC' | 'WORKING') =>
  [...(await readParts(db, recordId, side, ['places'])).values()].map(({ publicPrecision }) => publicPrecision)

test('an approximate point that its source published is seen as it stands there, on the map and in the API', async () => {
  const { recordId } = await imported('stated')
  const [project] = await readProjectsJson([recordId], 'https://portal.example')
  expect(project?.locations).toMatchObject([
    { point: { lat: 14.1234, lon: -16.0567 }, precision: 'settlement', name: { fr: 'Puits nord' } },
    { point: { lat: 13.9876, lon: -16.1234 }, precision: 'settlement', name: { fr: 'Puits sud' } },
  ])
  const places = await db.mapPlace.findMany({ where: { recordId }, orderBy: { lat: 'asc' } })
  expect(places).toMatchObject([{ lat: 13.9876 }, { lat: 14.1234 }])
})

test('the migration tells places as their source stated them from those that people changed', async () => {
  const { workspaceId, recordId, revision } = await imported('before')
  // As earlier versions of this program kept them.
  await db.$executeRaw`update record_part set data = jsonb_set(data, '{publicPrecision}', '"settlement"') where record_id = ${recordId}::uuid and path like 'places/%'`
  const [first] = [...(await readParts(db, recordId, 'PUBLIC', ['places'])).keys()]
  await saveEdits(OPERATOR, projectRecorded, { workspaceId, recordId, madeFrom: revision }, [
    { path: `${first}/name`, lang: 'fr', value: 'Puits de la famille X' },
  ])
  await inTransaction(async (tx) => {
    for (const statement of MIGRATION.split(';\n').filter((text) => text.trim())) await tx.$executeRawUnsafe(statement)
  })
  expect(await precisions(recordId, 'WORKING')).toEqual(['settlement', 'exact'])
  await submitRecord(OPERATOR, projectRecorded, { workspaceId, recordId })
  await publishRecord(OPERATOR, projectRecorded, { workspaceId, recordId })
  const [project] = await readProjectsJson([recordId], 'https://portal.example')
  expect(JSON.stringify(project)).not.toMatch(/famille X|14\.1234/)
  expect(project?.locations[1]).toMatchObject({ point: { lat: 13.9876, lon: -16.1234 }, name: { fr: 'Puits sud' } })
})
