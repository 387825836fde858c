import { randomFor } from './random.ts'

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/**
 * A maker of UUIDv7 that gives the same ids at each build. Its ids sort in the order in which they were made:
 * the time is the instant given, and the 12 bits after the version count up (at most 4,096 ids).
 */
export function idsFor(key: string, instant: string): () => string {
  const random = randomFor(`${key} ids`)
  const time = hex(Date.parse(instant), 12)
  let count = 0
  return () => {
    const sequence = hex(count, 3)
    count += 1
    const variant = hex(0x8000 + random.between(0, 0x3fff), 4)
    const node = hex(random.between(0, 0xffffff), 6) + hex(random.between(0, 0xffffff), 6)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant}-${node}`
  }
}
