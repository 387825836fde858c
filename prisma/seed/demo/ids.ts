import { randomFor } from './random.ts'

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/**
 * A maker of UUIDv7 that gives the same ids at each build. Its ids sort in the order in which they were made: the time
 * is the instant given, the 12 bits after the version count up (at most 4,096 ids), and the rest is drawn from the key.
 */
export function idsFor(key: string, instant: string): () => string {
  const random = randomFor(`${key} ids`)
  const time = hex(Date.parse(instant), 12)
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7`
  const tail = `-${hex(0x8000 + random.between(0, 0x3fff), 4)}-${hex(random.between(0, 0xffffff), 6)}${hex(random.between(0, 0xffffff), 6)}`
  let count = 0
  return () => `${head}${hex(count++, 3)}${tail}`
}

/** The id of a row in a record's tables: letters and digits alone. A row that links a record has that record's. */
export const rowIdOf = (id: string) => id.replaceAll('-', '')
