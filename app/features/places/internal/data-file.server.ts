import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip, gunzipSync } from 'node:zlib'

const unpack = promisify(gunzip)
const fileOf = (name: string) => path.resolve('app/features/places/data', name)

/** The unpacked bytes of a data file; the unpacking happens off the main thread. */
export const readData = async (name: string): Promise<Buffer> => unpack(await readFile(fileOf(name)))

/** The same at once, for small files. */
export const readSmallData = (name: string): Buffer => gunzipSync(readFileSync(fileOf(name)))

const SLICE_MS = 15

/** For long work on the main thread: awaiting the function it gives lets requests through once a slice of time is used up. */
export function inSlices(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await setImmediate()
    since = performance.now()
  }
}

/** A value made once, at first use; a failed attempt is forgotten, so that the next use tries again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined
  return () => {
    value ??= make().catch((error: unknown) => {
      value = undefined
      throw error
    })
    return value
  }
}
