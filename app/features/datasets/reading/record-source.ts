import type { FindingsList } from './findings-list.ts'

/**
 * Records of one table, in pieces, from the first record of the file on. It can be read more than once.
 * An empty record is an empty line or row; those at the very end are left out.
 */
export type RecordSource = {
  read: (findings: FindingsList) => AsyncGenerator<string[][]>
  /** Whether a record with fewer cells than the others has a fault: in CSV; sheets and objects leave empty cells out. */
  isStrict: boolean
  /** Of objects: names of the columns found so far; cells are in their order, and it grows while reading. */
  names?: () => string[]
}

/** Holds empty records back until one with a cell follows. */
export class TrailingBlanks {
  #blanks = 0

  /** The record with the empty ones before it; nothing yet, where it is empty itself. */
  push(record: string[], into: string[][]) {
    if (record.length === 0) {
      this.#blanks += 1
      return
    }
    for (; this.#blanks > 0; this.#blanks -= 1) into.push([])
    into.push(record)
  }
}

/** The first records of a source, and no more of it than they need. */
export async function takeRecords(source: RecordSource, most: number, findings: FindingsList): Promise<string[][]> {
  const records: string[][] = []
  for await (const batch of source.read(findings)) {
    records.push(...batch.slice(0, most - records.length))
    if (records.length >= most) break
  }
  return records
}
