import { Readable, pipeline } from 'node:stream'
import { createGzip } from 'node:zlib'

type Pieces = AsyncGenerator<string | Uint8Array, void>

/**
 * A body that is made as it is taken: no piece is asked for before the other side has room for it, and nothing more once it is
 * gone. A fault in the middle breaks the connection, so that what came so far is not taken for the whole.
 */
export function streamBody(pieces: Pieces): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

/** The same packed, no further ahead of its reader than the packing needs. */
export async function* gzipped(pieces: Pieces): AsyncGenerator<Uint8Array, void> {
  const source = Readable.from(pieces, { objectMode: false })
  const packing = createGzip({ level: 5 })
  // A fault of the source ends the packing with it, which the loop below throws.
  pipeline(source, packing, () => undefined)
  try {
    for await (const chunk of packing) yield chunk as Uint8Array
  } finally {
    source.destroy()
    packing.destroy()
  }
}
