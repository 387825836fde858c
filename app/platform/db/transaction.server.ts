import type { Prisma } from './generated/client.ts'
import { db } from './client.server.ts'
import { raiseDataVersion } from './data-version.server.ts'

export type Transaction = Prisma.TransactionClient

const pending = new WeakMap<Transaction, (() => void)[]>()

/** One transaction; see `afterCommit` for what must follow from it in this process. What must follow anywhere is a job. */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>, options: { timeout?: number } = {}): Promise<T> {
  const tasks: (() => void)[] = []
  const result = await db.$transaction(
    (tx) => {
      pending.set(tx, tasks)
      return work(tx)
    },
    { timeout: options.timeout ?? 30_000 },
  )
  for (const task of tasks) task()
  return result
}

/** Runs a task in this process once the transaction is committed; never when it is not. False where it was already asked for. */
export function afterCommit(tx: Transaction, task: () => void): boolean {
  const tasks = pending.get(tx)
  if (!tasks) throw new Error('afterCommit needs a transaction opened by inTransaction')
  if (tasks.includes(task)) return false
  tasks.push(task)
  return true
}

/** Says that what the public sees changes with this transaction: pages cached before it are not served again. */
export async function touchPublicData(tx: Transaction): Promise<void> {
  if (!afterCommit(tx, raiseDataVersion)) return
  await tx.$executeRaw`select pg_notify('data_version', '')`
}
