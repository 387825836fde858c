import type { ChosenTable } from '#app/features/datasets/loading/loads.server.ts'

/** A file that a dataset of the demonstration is made of. */
export type DemoFile = {
  name: string
  /** Its bytes, piece by piece, never more than a piece in memory; each call makes the same ones anew. */
  pieces: () => AsyncIterable<Buffer> | Iterable<Buffer>
  /** How its sender corrected what the portal guessed of it. */
  chosen?: ChosenTable[]
}

/** A calendar day (YYYY-MM-DD) that a workbook is to hold as a date, and a text file as that text. */
export type Day = { day: string }
export type Cell = string | number | Day | null
export type Row = readonly Cell[]

/** One table before it is written in any format. `rows` may be gone through many times. */
export type Sheet = {
  name: string
  /** Lines above the header. */ preamble?: readonly string[]
  header: readonly string[]
  rows: () => Iterable<Row>
}

export const asDay = (day: string): Day => ({ day })
