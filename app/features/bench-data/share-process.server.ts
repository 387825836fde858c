import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { connectDatabase, disconnectDatabase } from '#app/platform/db/client.server.ts'
import { FILLED_TABLES, type FilledTable } from './copy-rows.server.ts'
import { writeShare, type Share } from './write-share.server.ts'
import { openWorld } from './world.server.ts'

type Copy = (table: FilledTable, lines: Buffer) => Promise<void>

/** What such a process is told: it reads the rates of the database, and writes nothing there, whose tables are taken. */
type Order = { share: Share; databaseUrl: string }

/** Has each share made by a process of its own, and copies what comes of them, batch by batch. */
export async function writeShares(databaseUrl: string, shares: readonly Share[], copy: Copy, said: (what: string) => void): Promise<void> {
  // One connection takes one batch at a time.
  let copying: Promise<void> = Promise.resolve()
  const inTurn: Copy = (table, lines) => (copying = copying.then(() => copy(table, lines)))
  await Promise.all(shares.map((share) => writeInProcess({ share, databaseUrl }, inTurn, said)))
}

async function writeInProcess(order: Order, copy: Copy, said: (what: string) => void): Promise<void> {
  const words = ['--max-semi-space-size=128', process.argv[1] ?? '', 'bench-data', 'share']
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = once(child, 'exit') as Promise<[number | null]>
  child.stdin.on('error', () => undefined).end(JSON.stringify(order))
  child.stderr.setEncoding('utf8').on('data', (lines: string) => lines.split('\n').filter(Boolean).forEach(said))
  try {
    await takeFrames(child.stdout, copy)
    const [code] = await ended
    if (code !== 0) throw new Error(`A process that makes records ended with ${code}`)
  } finally {
    child.kill()
  }
}

/** `need_entry 1234\n` and 1234 bytes, again and again. */
async function takeFrames(output: Readable, copy: Copy): Promise<void> {
  let held: Buffer[] = []
  let size = 0
  let frame: { table: FilledTable; bytes: number } | null = null
  for await (const chunk of output as AsyncIterable<Buffer>) {
    held.push(chunk)
    size += chunk.length
    if (frame && size < frame.bytes) continue
    let all = Buffer.concat(held)
    for (;;) {
      if (!frame) {
        const end = all.indexOf(10)
        if (end < 0) break
        const [table, bytes] = all.toString('latin1', 0, end).split(' ')
        if (!isTable(table)) throw new Error('A process that makes records said something else')
        frame = { table, bytes: Number(bytes) }
        all = all.subarray(end + 1)
      }
      if (all.length < frame.bytes) break
      await copy(frame.table, all.subarray(0, frame.bytes))
      all = all.subarray(frame.bytes)
      frame = null
    }
    held = [all]
    size = all.length
  }
  if (frame) throw new Error('A process that makes records ended in the middle')
}

const isTable = (name: string | undefined): name is FilledTable => FILLED_TABLES.some((table) => table === name)

/** The work of such a process: reads its share from its input. */
export async function runShare(): Promise<void> {
  const { share, databaseUrl } = JSON.parse(await text(process.stdin)) as Order
  connectDatabase(databaseUrl, 1)
  const sink = async (table: FilledTable, lines: string) => {
    const bytes = Buffer.from(lines)
    process.stdout.write(`${table} ${bytes.length}\n`)
    if (!process.stdout.write(bytes)) await once(process.stdout, 'drain')
  }
  try {
    await writeShare(await openWorld(), share, sink, (what) => process.stderr.write(`${what}\n`))
  } finally {
    await disconnectDatabase()
  }
}
