import { db } from '#app/platform/db/client.server.ts'

/** Says how far the work at a change is; `of` null: nobody knows yet of how many. */
export async function tellProgress(changeId: string, done: number, of: number | null): Promise<void> {
  await db.bulkChange.update({ where: { id: changeId }, data: { done, of }, select: { id: true } })
}
