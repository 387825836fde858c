import { createReadStream } from 'node:fs'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const unpack = promisify(gunzip)
const GZIP = Buffer.from([0x1f, 0x8b])

/**
 * The text of a file, packed by gzip or not; `-` is standard input. Throws an Error that names the file where it cannot be read, is no
 * UTF-8, or holds more than `mostBytes`, packed or unpacked.
 */
export async function readPackedInput(file: string, mostBytes: number): Promise<string> {
  const name = file === '-' ? 'Standard input' : file
  const packed = await readAll(file, name, mostBytes)
  const bytes = packed.subarray(0, 2).equals(GZIP) ? await unpacked(packed, name, mostBytes) : packed
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error(`${name} is no UTF-8 text`)
  }
}

async function readAll(file: string, name: string, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      const bytes = Buffer.from(chunk as Buffer)
      size += bytes.length
      if (size > mostBytes) break
      chunks.push(bytes)
    }
  } catch (error) {
    throw new Error(`Cannot read ${name}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
  if (size > mostBytes) throw tooLarge(name, mostBytes)
  return Buffer.concat(chunks)
}

async function unpacked(packed: Buffer, name: string, mostBytes: number): Promise<Buffer> {
  try {
    return await unpack(packed, { maxOutputLength: mostBytes })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(name, mostBytes)
    throw new Error(`${name} is no whole gzip file`)
  }
}

const tooLarge = (name: string, mostBytes: number) => new Error(`${name} holds more than ${Math.floor(mostBytes / 1_000_000)} MB`)
