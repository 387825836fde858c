/** Values of a row, in the order of the columns: as texts, null for an empty cell. */
export type ValueRow = readonly (string | null)[]

const NEW_LINE = 0x0a

/** Rows of a file of lines `{"r":[...]}`, as many together as come in one piece. */
export async function* readLines(pieces: AsyncGenerator<Uint8Array, void>): AsyncGenerator<ValueRow[], void> {
  const decoder = new TextDecoder()
  let rest: Uint8Array[] = []
  try {
    for await (const piece of pieces) {
      const last = piece.lastIndexOf(NEW_LINE)
      if (last < 0) {
        rest.push(piece)
        continue
      }
      const whole = Buffer.concat([...rest, piece.subarray(0, last)])
      rest = last + 1 < piece.length ? [piece.subarray(last + 1)] : []
      yield decoder
        .decode(whole)
        .split('\n')
        .map((line) => (JSON.parse(line) as { r: ValueRow }).r)
    }
  } finally {
    await pieces.return(undefined)
  }
}
