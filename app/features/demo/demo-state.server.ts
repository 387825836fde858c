import { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

const KEY = 'demo'

/** `off`: refused at the first start, and remembered. */
export type DemoState = 'off' | 'loading' | 'loaded'

/** How far the demonstration is; null where nothing was decided yet. */
export async function readDemoState(): Promise<DemoState | null> {
  const setting = await db.setting.findUnique({ where: { key: KEY } })
  return (setting?.value as DemoState | undefined) ?? null
}

export async function writeDemoState(value: DemoState, client: Transaction | typeof db = db): Promise<void> {
  await client.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}
