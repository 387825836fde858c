import type { Role } from '#app/features/workspaces/roles.ts'
import { VALIDATORS } from '#app/features/workspaces/roles.ts'
import { db } from '#app/platform/db/client.server.ts'

export type Reader = { userId: string; email: string; name: string; language: string }
/** What others are told of. */
export type Told = 'submitted' | 'returned' | 'published' | 'reminded'
export type ToldEvent = { told: Told; recordId: string; workspaceId: string; actorId: string | null; version: number | null }

/**
 * The members who are told of an event: never the one who did it. Of a submission, the one who is asked to validate it,
 * else all who may; of one that has waited long, all who may.
 */
export async function audienceOf(event: ToldEvent): Promise<Reader[]> {
  const asked = event.told === 'submitted' ? await validatorOf(event) : null
  const writers = asked ?? (event.told === 'submitted' || event.told === 'reminded' ? null : await writersOf(event))
  const done = event.told === 'reminded' ? await approversOf(event.recordId) : []
  const members = await db.membership.findMany({
    where: {
      workspaceId: event.workspaceId,
      ...(writers ? { userId: { in: writers } } : { role: { in: [...VALIDATORS] as Role[] } }),
    },
    select: { user: { select: { id: true, email: true, name: true, language: true } } },
    orderBy: { userId: 'asc' },
  })
  return members.flatMap(({ user: { id, ...person } }) => (id === event.actorId || done.includes(id) ? [] : [{ userId: id, ...person }]))
}

/** Who approved already waits for the others. */
const approversOf = async (recordId: string): Promise<string[]> =>
  (await db.record.findUnique({ where: { id: recordId }, select: { approvedBy: true } }))?.approvedBy ?? []

async function validatorOf({ recordId, workspaceId }: ToldEvent): Promise<string[] | null> {
  const record = await db.record.findUnique({ where: { id: recordId }, select: { validatorId: true } })
  if (!record?.validatorId) return null
  const seat = { workspaceId, userId: record.validatorId, role: { in: [...VALIDATORS] as Role[] } }
  return (await db.membership.count({ where: seat })) > 0 ? [record.validatorId] : null
}

/** Who wrote what the event is about: the version that was published, else the working copy. */
async function writersOf({ told, recordId, version }: ToldEvent): Promise<string[]> {
  if (told === 'published' && version !== null) {
    const published = await db.recordVersion.findUnique({
      where: { recordId_number: { recordId, number: version } },
      select: { editors: true },
    })
    return published?.editors ?? []
  }
  const record = await db.record.findUnique({ where: { id: recordId }, select: { workingEditors: true } })
  return record?.workingEditors ?? []
}
