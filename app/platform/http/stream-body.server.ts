/**
 * A body that is made as it is taken: no piece is asked for before the other side has room for it, and nothing more once it is
 * gone. A fault in the middle breaks the connection, so that what came so far is not taken for the whole.
 */
export function streamBody(pieces: AsyncGenerator<string | Uint8Array, void>): ReadableStream<Uint8Array> {
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
