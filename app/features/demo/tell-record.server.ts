import type { DemoNeed, DemoProject, DemoState } from '#prisma/seed/demo/demo.ts'
import {
  publishRecord,
  returnRecord,
  saveEdits,
  startRecord,
  submitRecord,
  withdrawRecord,
  type Recorded,
} from '#app/features/provenance/change-record.server.ts'
import { toParts } from '#app/features/provenance/content.ts'
import { editsBetween } from '#app/features/provenance/edits.ts'
import { chooseText } from '#app/features/provenance/language-text.ts'
import { lockOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { retell } from '#app/features/provenance/retelling.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { joining, type Transaction } from '#app/platform/db/transaction.server.ts'
import type { Cast } from './cast.server.ts'

type DemoRecord = DemoProject | DemoNeed
type Scene = { author: Actor; validator: Actor; recorded: Recorded; where: { workspaceId: string; recordId: string } }

/** A time between two, nearer to the later one: people submit when they are done. */
const between = (from: Date, to: Date) => new Date(from.getTime() + (to.getTime() - from.getTime()) * 0.7)

/** The machinery without what is derived from content: that is derived once, when all is told. */
const underived = (recorded: Recorded): Recorded => ({
  ...recorded,
  indexWorking: () => Promise.resolve(),
  indexPublic: () => Promise.resolve(),
  unindexPublic: () => Promise.resolve(),
})

/** Tells the whole history of a record inside one transaction. A record that stands was told to the end and is left alone. */
export async function tellRecord(tx: Transaction, cast: Cast, recorded: Recorded, record: DemoRecord): Promise<void> {
  const author = cast.person(record.author)
  const where = { workspaceId: cast.workspaceId(record.workspace), recordId: record.id }
  const scene: Scene = { author, validator: cast.person(record.validator), recorded: underived(recorded), where }
  const createdAt = new Date(record.createdAt)
  const content = record.firstVersion?.content ?? record.content
  const identifier = 'iatiIdentifier' in content.facts ? content.facts.iatiIdentifier : undefined
  const start = { id: record.id, workspaceId: where.workspaceId, content, identifier }
  await joining(tx, async () => {
    const isNew = await retell(createdAt, () => startRecord(tx, author, scene.recorded, start))
    if (!isNew) return
    await tellState(scene, await tellFirstVersion(tx, scene, record, createdAt), record.state)
    await derive(tx, scene.author, recorded, where)
  })
}

/** Writes what lists, search and the map show of a record as it stands now. */
async function derive(tx: Transaction, actor: Actor, recorded: Recorded, where: Scene['where']): Promise<void> {
  const held = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
  if (held.publication === 'PUBLISHED') await recorded.indexPublic(tx, held)
  if (held.publication !== 'PUBLISHED' || held.workingState !== 'NONE') await recorded.indexWorking(tx, held)
}

/** Publishes the first of two versions and writes the second, where they differ. Gives the time from which the story goes on. */
async function tellFirstVersion(tx: Transaction, scene: Scene, record: DemoRecord, createdAt: Date): Promise<Date> {
  if (!record.firstVersion) return createdAt
  const { shape } = scene.recorded
  const edits = editsBetween(toParts(shape, record.firstVersion.content), toParts(shape, record.content))
  if (edits.length === 0) return createdAt
  const publishedAt = new Date(record.firstVersion.publishedAt)
  await tellPublication(scene, createdAt, publishedAt)
  const { revision } = await tx.record.findUniqueOrThrow({ where: { id: record.id }, select: { revision: true } })
  const editedAt = between(publishedAt, 'publishedAt' in record.state ? new Date(record.state.publishedAt) : new Date())
  await retell(editedAt, () => saveEdits(scene.author, scene.recorded, { ...scene.where, madeFrom: revision }, edits))
  return editedAt
}

async function tellState(scene: Scene, since: Date, state: DemoState): Promise<void> {
  const { validator, recorded, where } = scene
  switch (state.kind) {
    case 'draft':
      return
    case 'submitted':
      return tellSubmission(scene, new Date(state.submittedAt))
    case 'returned':
      await tellSubmission(scene, new Date(state.submittedAt))
      await retell(new Date(state.returnedAt), () => returnRecord(validator, recorded, where, state.reason))
      return
    case 'published':
      return tellPublication(scene, since, new Date(state.publishedAt))
    case 'withdrawn': {
      await tellPublication(scene, since, new Date(state.publishedAt))
      const reason = chooseText(state.reason, '')?.text ?? ''
      await retell(new Date(state.withdrawnAt), () => withdrawRecord(validator, recorded, where, reason))
      return
    }
  }
}

const tellSubmission = async ({ author, recorded, where }: Scene, at: Date): Promise<void> =>
  void (await retell(at, () => submitRecord(author, recorded, where)))

async function tellPublication(scene: Scene, since: Date, publishedAt: Date): Promise<void> {
  await tellSubmission(scene, between(since, publishedAt))
  await retell(publishedAt, () => publishRecord(scene.validator, scene.recorded, scene.where))
}
