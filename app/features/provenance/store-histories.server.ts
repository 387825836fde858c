import { v7 as uuidv7 } from 'uuid'
import { touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import type { Recorded } from './recorded.server.ts'
import { ACTOR_KINDS } from './record-event.server.ts'
import { tellHistory, workingContent, type History, type ToldHistory } from './tell-history.ts'
import { countNewTexts } from './text-origins.server.ts'

/**
 * Stores records with all that happened to them, in a few statements however many they are: for loaders of what happened
 * before. Nobody is sent word of it. A record that stands is left as it is. Gives the number of those that are new.
 */
export async function storeHistories(tx: Transaction, recorded: Recorded, histories: readonly History[]): Promise<number> {
  const all = histories.map((history) => tellHistory(recorded, history))
  const made = await tx.record.createManyAndReturn({
    data: all.map(({ record: { workspace: _workspace, allowOwnPublication: _allowed, approvalsRequired: _required, ...row } }) => ({
      ...row,
      workingEditors: [...row.workingEditors],
      approvedBy: [...row.approvedBy],
    })),
    skipDuplicates: true,
    select: { id: true },
  })
  const ids = new Set(made.map(({ id }) => id))
  const told = all.filter(({ record }) => ids.has(record.id))
  await storeParts(tx, told)
  await storeWorkingParts(tx, told)
  await tx.recordVersion.createMany({
    data: told.flatMap(({ record, versions }) => versions.map((version) => ({ recordId: record.id, ...version }))),
  })
  await storeEvents(tx, told)
  await countNewTexts(
    tx,
    recorded,
    told.map((one) => ({ ...one.record, parts: workingContent(one) })),
  )
  for (const { record } of told) {
    const isPublic = record.publication === 'PUBLISHED'
    if (isPublic) await recorded.indexPublic(tx, record)
    if (!isPublic || record.workingState !== 'NONE') await recorded.indexWorking(tx, record)
  }
  await touchPublicData(tx)
  return told.length
}

async function storeParts(tx: Transaction, told: readonly ToldHistory[]): Promise<void> {
  const rows = told.flatMap(({ record, parts }) => parts.map((part) => ({ recordId: record.id, ...part })))
  await tx.$executeRaw`
    insert into record_part (record_id, path, since, until, data)
    select record_id, path, since, until, data::jsonb from unnest(${rows.map(({ recordId }) => recordId)}::uuid[], ${rows.map(({ path }) => path)}::text[],
      ${rows.map(({ since }) => since)}::int[], ${rows.map(({ until }) => until)}::int[], ${rows.map(({ data }) => JSON.stringify(data))}::text[])
      as given(record_id, path, since, until, data)`
}

async function storeWorkingParts(tx: Transaction, told: readonly ToldHistory[]): Promise<void> {
  const rows = told.flatMap(({ record, working }) => [...working].map(([path, data]) => ({ recordId: record.id, path, data })))
  await tx.$executeRaw`
    insert into working_part (record_id, path, data)
    select record_id, path, data::jsonb from unnest(${rows.map(({ recordId }) => recordId)}::uuid[], ${rows.map(({ path }) => path)}::text[],
      ${rows.map(({ data }) => data && JSON.stringify(data))}::text[]) as given(record_id, path, data)`
}

async function storeEvents(tx: Transaction, told: readonly ToldHistory[]): Promise<void> {
  const rows = told.flatMap(({ record, events }) =>
    events.map(({ by, at, changes, ...event }) => ({
      id: uuidv7({ msecs: at.getTime() }),
      at: at.toISOString(),
      record_id: record.id,
      workspace_id: record.workspaceId,
      actor_kind: ACTOR_KINDS[by.kind],
      actor_id: by.userId,
      changes,
      ...event,
    })),
  )
  await tx.$executeRaw`
    insert into event (id, at, kind, record_id, workspace_id, actor_kind, actor_id, revision, version, changes, reason)
    select id, at, kind, record_id, workspace_id, actor_kind, actor_id, revision, version, changes, reason
    from jsonb_populate_recordset(null::event, ${JSON.stringify(rows)}::jsonb)`
}
