import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { v7 as uuidv7 } from 'uuid'
import { readEnv } from '#app/platform/env/env.server.ts'

/** Standard input as a file of the data folder, which only this user can read, until it is released. */
export async function spoolInput(): Promise<{ path: string; release: () => Promise<void> }> {
  const folder = path.resolve(readEnv().PORTAL_DATA_DIR, 'uploads')
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `${uuidv7()}.part`)
  const release = () => rm(file, { force: true })
  await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 })).catch(async (reason: unknown) => {
    await release()
    throw reason
  })
  return { path: file, release }
}
