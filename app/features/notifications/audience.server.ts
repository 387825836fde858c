import type { Role } from '#app/features/workspaces/roles.ts'
import { VALIDATORS } from '#app/features/workspaces/roles.ts'
import { db } from '#app/platform/db/client.server.ts'

export type Reader = { userId: string; email: string; name: string; language: string }
/** What others are told of. */
export type Told = 'submitted' | 'returned' | 'published'
export type ToldEvent = { told: Told; recordId: string; workspaceId: string; actorId: string | null; version: number | null }

/** The members who are told of an event: never the one who did it. */
export async function audienceOf(event: ToldEvent): Promise<Reader[]> {
  const writers = event.told === 'submitted' ? null : await writersOf(event)
  const members = await db.membership.findMany({
    where: {
      workspaceId: event.workspaceId,
      ...(writers ? { userId: { in: writers } } : { role: { in: [...VALIDATORS] as Role[] } }),
    },
    select: { user: { select: { id: true, email: true, name: true, language: true } } },
    orderBy: { userId: 'asc' },
  })
  return members.flatMap(({ user: { id, ...person } }) => (id === event.actorId ? [] : [{ userId: id, ...person }]))
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
