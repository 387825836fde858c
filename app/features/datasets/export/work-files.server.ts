import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { Unavailable } from '#app/features/api/problem.ts'
import { readEnv } from '#app/platform/env/env.server.ts'

/** A file that was made to be sent once. */
export type WorkFile = {
  path: string
  bytes: number
  /** Its bytes; it is gone once they are taken, or are taken no further. */
  pieces: () => AsyncGenerator<Uint8Array, void>
  discard: () => Promise<void>
}

const MOST_MADE_AT_ONCE = 2
/** Files that wait to be taken or are being taken. */
const MOST_KEPT = 20
const LEAST_FREE = 512 * 2 ** 20
/** Who asked and takes nothing for so long has left. */
const PATIENCE_MS = 120_000
const HOUR = 3_600_000
const PIECE = 2 ** 16

let making = 0
let kept = 0
let swept: Promise<void> | null = null

const folder = () => path.resolve(readEnv().PORTAL_DATA_DIR, 'exports')

/**
 * Makes a file by `make`, at most two at once; `expected`: bytes that it may have. Throws Unavailable where too many are made or kept, or the disk
 * has no room, and what `make` throws; nothing is left then.
 */
export async function makeWorkFile(expected: number, make: (file: string) => Promise<void>): Promise<WorkFile> {
  if (making >= MOST_MADE_AT_ONCE || kept >= MOST_KEPT) throw new Unavailable('dataset-reuse:refused.busy', 30)
  making += 1
  kept += 1
  const own = path.join(folder(), randomUUID())
  const forget = async () => {
    kept -= 1
    await rm(own, { recursive: true, force: true })
  }
  try {
    swept ??= sweep()
    await swept
    await mkdir(own, { recursive: true })
    const { bavail, bsize } = await statfs(own)
    if (bavail * bsize < expected + LEAST_FREE) throw new Unavailable('dataset-reuse:refused.disk', 600)
    const file = path.join(own, 'export')
    await make(file)
    const { size } = await stat(file)
    return keep(file, size, forget)
  } catch (error) {
    await forget()
    throw error
  } finally {
    making -= 1
  }
}

function keep(file: string, bytes: number, forget: () => Promise<void>): WorkFile {
  let isGone = false
  let timer: NodeJS.Timeout | undefined
  const discard = async () => {
    clearTimeout(timer)
    if (isGone) return
    isGone = true
    await forget()
  }
  const wait = (then: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(then, PATIENCE_MS)
    timer.unref()
  }
  // A question for the head alone takes nothing and says nothing.
  wait(() => void discard())
  return {
    path: file,
    bytes,
    discard,
    async *pieces() {
      const stream = createReadStream(file, { highWaterMark: PIECE })
      try {
        wait(() => stream.destroy(new Error('nobody takes the file')))
        for await (const piece of stream as AsyncIterable<Buffer>) {
          yield piece
          wait(() => stream.destroy(new Error('nobody takes the file')))
        }
      } finally {
        stream.destroy()
        await discard()
      }
    },
  }
}

/** What a process that was killed left. */
async function sweep(): Promise<void> {
  for (const name of await readdir(folder()).catch(() => [])) {
    const left = path.join(folder(), name)
    const made = await stat(left).catch(() => null)
    if (made && Date.now() - made.mtimeMs > HOUR) await rm(left, { recursive: true, force: true })
  }
}
