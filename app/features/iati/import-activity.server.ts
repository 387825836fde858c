import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { indexPublicContent } from '#app/features/projects/index-project.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { publishLocked } from '#app/features/provenance/change-record.server.ts'
import { saveLocked } from '#app/features/provenance/save-edits.server.ts'
import { toParts, type Parts } from '#app/features/provenance/content.ts'
import { applyEdits, editsBetween, mergeEdits, valueAt } from '#app/features/provenance/edits.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { lockOwnRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { newRowId } from '#app/features/provenance/row-id.ts'
import { countNewTexts } from '#app/features/provenance/text-origins.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { matchRows } from './match-rows.ts'
import type { Finding } from './finding.ts'
import { mapActivity } from './map-activity.ts'
import { readActivities } from './read-activities.server.ts'

/** An activity as it was read, ready to be stored. */
export type ReadActivity = { id: string; identifier: string; line: number; content: ProjectContent; hash: string; xml: string }

type Target = { workspaceId: string; publish?: boolean }
export type KnownRecord = { id: string; workspaceId: string; sourceHash: string | null; workingState: HeldRecord['workingState'] }

/** The records of the workspace that some activities are already held in, by identifier. */
export async function findKnown(
  tx: Transaction,
  workspaceId: string,
  activities: readonly ReadActivity[],
): Promise<Map<string, KnownRecord>> {
  const records = await tx.record.findMany({
    where: { workspaceId, kind: 'PROJECT', identifier: { in: activities.map(({ identifier }) => identifier) } },
    select: { id: true, identifier: true, workspaceId: true, sourceHash: true, workingState: true },
  })
  return new Map(records.map((record) => [record.identifier ?? '', record]))
}

/** Stores an activity that the workspace does not hold yet, published at once or as a draft. */
export async function addActivity(tx: Transaction, actor: Actor, { workspaceId, publish }: Target, activity: ReadActivity): Promise<void> {
  const now = new Date()
  const editors = actor.userId ? [actor.userId] : []
  const parts = toParts(PROJECT_SHAPE, activity.content)
  const { changes } = applyEdits(new Map(), editsBetween(new Map(), parts))
  await tx.record.create({
    data: {
      id: activity.id,
      kind: 'PROJECT',
      workspaceId,
      identifier: activity.identifier,
      createdById: actor.userId,
      ownerId: actor.userId,
      revision: publish ? 2 : 1,
      sourceHash: activity.hash,
      updatedAt: now,
      ...(publish ? { publication: 'PUBLISHED', workingState: 'NONE', currentVersion: 1, publishedAt: now } : { workingEditors: editors }),
    },
  })
  await writeNewParts(tx, activity.id, parts, publish ?? false)
  await countNewTexts(tx, projectRecorded, [{ id: activity.id, workspaceId, parts }])
  await keepSource(tx, activity, publish ? 2 : 1)
  const event = { actor, recordId: activity.id, workspaceId }
  await recordEvent(tx, { ...event, kind: 'project.imported', revision: 1, changes }, { follow: false })
  if (!publish) {
    await projectRecorded.indexWorking(tx, await lockOwnRecord(tx, actor, 'PROJECT', workspaceId, activity.id))
    return
  }
  await tx.recordVersion.create({ data: { recordId: activity.id, number: 1, publishedById: actor.userId, editors, revision: 2 } })
  await recordEvent(tx, { ...event, kind: 'project.published', revision: 2, version: 1 }, { follow: false })
  await indexPublicContent(tx, { id: activity.id, workspaceId, workingState: 'NONE', updatedAt: now, currentVersion: 1 }, activity.content)
}

/**
 * Takes over what the source changed since it was last imported. Returns a finding for each field that was edited here too;
 * null, and nothing is changed, where the record was submitted meanwhile.
 */
export async function changeActivity(
  tx: Transaction,
  actor: Actor,
  { publish }: Target,
  known: KnownRecord,
  activity: ReadActivity,
): Promise<Finding[] | null> {
  const record = await lockOwnRecord(tx, actor, 'PROJECT', known.workspaceId, known.id)
  if (record.workingState === 'SUBMITTED') return null
  const current = await readParts(tx, record.id, 'WORKING')
  const read = matchRows(current, toParts(PROJECT_SHAPE, activity.content), newRowId)
  const base = await lastImported(tx, record.id, current)
  const wanted = editsBetween(base ?? current, read)
  const { edits, conflicts } = mergeEdits(current, (path, lang) => valueAt(base ?? current, path, lang), wanted)
  const saved = await saveLocked(tx, actor, projectRecorded, record, { madeFrom: record.revision }, edits)
  await tx.record.update({ where: { id: record.id }, data: { sourceHash: activity.hash } })
  await keepSource(tx, { ...activity, id: record.id }, saved.revision)
  if (publish) await publishKnown(tx, actor, known)
  return conflicts.map(({ path }) => ({ severity: 'warning', line: activity.line, key: 'finding.keptHere', params: { field: path } }))
}

/** Publishes what an import brought, where that was not done yet; a withdrawn record stays withdrawn. */
export async function publishKnown(tx: Transaction, actor: Actor, known: KnownRecord): Promise<void> {
  const record = await lockOwnRecord(tx, actor, 'PROJECT', known.workspaceId, known.id)
  if (record.workingState === 'NONE' || record.workingState === 'SUBMITTED' || record.publication === 'WITHDRAWN') return
  const revision = record.revision + 1
  const version = await publishLocked(tx, actor, projectRecorded, record, revision)
  await recordEvent(
    tx,
    { actor, kind: 'project.published', recordId: record.id, workspaceId: record.workspaceId, revision, version },
    { follow: false },
  )
}

async function writeNewParts(tx: Transaction, recordId: string, parts: Parts, publish: boolean): Promise<void> {
  const paths = [...parts.keys()]
  const data = [...parts.values()].map((part) => JSON.stringify(part))
  if (publish) {
    await tx.$executeRaw`
      insert into record_part (record_id, path, since, data)
      select ${recordId}::uuid, path, 1, data::jsonb from unnest(${paths}::text[], ${data}::text[]) as given(path, data)`
  } else {
    await tx.$executeRaw`
      insert into working_part (record_id, path, data)
      select ${recordId}::uuid, path, data::jsonb from unnest(${paths}::text[], ${data}::text[]) as given(path, data)`
  }
}

async function keepSource(tx: Transaction, { id, hash, xml }: ReadActivity, revision: number): Promise<void> {
  const data = { mediaType: 'application/xml', hash, content: new Uint8Array(gzipSync(xml)), importedAt: new Date() }
  await tx.recordSource.upsert({
    where: { recordId_revision: { recordId: id, revision } },
    create: { recordId: id, revision, ...data },
    update: data,
  })
}

/** The content as it was last imported, its rows under the ids they have here; null where nothing was imported before. */
async function lastImported(tx: Transaction, recordId: string, current: Parts): Promise<Parts | null> {
  const source = await tx.recordSource.findFirst({ where: { recordId }, orderBy: { revision: 'desc' }, select: { content: true } })
  if (!source) return null
  const file = `<iati-activities version="2.03">${gunzipSync(source.content)
    .toString('utf8')
    .replace(/^<\?xml[^>]*\?>/, '')}</iati-activities>`
  for await (const { element } of readActivities(Readable.from([Buffer.from(file)]))) {
    return matchRows(current, toParts(PROJECT_SHAPE, mapActivity(element, () => true).content), newRowId)
  }
  return null
}
