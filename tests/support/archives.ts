import { v7 as uuidv7 } from 'uuid'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { toParts } from '#app/features/provenance/content.ts'
import { lockOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { recountTexts } from '#app/features/provenance/text-origins.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { needContent } from './contents.ts'

/** A published need of a workspace, without a word of its history. */
export async function createNeed(workspace: { id: string }): Promise<string> {
  const id = uuidv7()
  const published = { publication: 'PUBLISHED', currentVersion: 1, workingState: 'NONE', publishedAt: new Date(), revision: 1 } as const
  await db.record.create({ data: { id, kind: 'NEED', workspaceId: workspace.id, ...published } })
  await db.recordVersion.create({ data: { recordId: id, number: 1, revision: 1 } })
  for (const [path, data] of toParts(NEED_SHAPE, needContent()))
    await db.recordPart.create({ data: { recordId: id, path, since: 1, data: data } })
  await inTransaction(async (tx) => {
    const record = await lockOwnRecord(tx, OPERATOR, 'NEED', workspace.id, id)
    await needRecorded.indexPublic(tx, record)
    await recountTexts(tx, needRecorded, record)
  })
  return id
}
