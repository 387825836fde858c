import { db } from '#app/platform/db/client.server.ts'

let known: boolean | null = null

/** True where this portal shows the demonstration, which its pages say. Asked once a process: it is loaded before serving. */
export async function isDemonstration(): Promise<boolean> {
  known ??= (await db.workspace.findFirst({ where: { isDemo: true }, select: { id: true } })) !== null
  return known
}
