const MOST_TOLD = 20
const MOST_SHOWN = 60

/** Collects what is wrong in a file, each with its path, and goes on reading. */
export class InputFaults {
  readonly unknown: string[] = []
  private readonly first: string[] = []
  count = 0

  add(path: string, message: string): void {
    this.count += 1
    if (this.first.length < MOST_TOLD) this.first.push(`${path}: ${message}`)
  }

  told(): { faults: string[]; count: number } {
    return { faults: this.first, count: this.count }
  }

  isObject(value: unknown, path: string, names: string[]): value is Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.add(path, `must be an object, not ${shown(value)}`)
      return false
    }
    for (const name of Object.keys(value))
      if (!names.includes(name)) this.leaveOut(`${path}.${name}`.replace(/\[\d+\]/g, '[]').replace('the file.', ''))
    return true
  }

  /** Reads every entry; a missing or wrong list is a fault, and reads as an empty one. */
  list<Entry>(value: unknown, path: string, names: string[], read: (entry: Record<string, unknown>, path: string) => Entry): Entry[] {
    if (!Array.isArray(value)) {
      this.add(path, value === undefined ? 'is missing' : `must be a list, not ${shown(value)}`)
      return []
    }
    return value.flatMap((entry: unknown, place) => {
      const at = `${path}[${place}]`
      return this.isObject(entry, at, names) ? [read(entry, at)] : []
    })
  }

  /** Empty where it is no text: then nothing more is said of it. */
  text(value: unknown, path: string): string {
    if (typeof value === 'string' && value !== '') return value
    this.add(path, value === undefined ? 'is missing' : value === '' ? 'is empty' : `must be a text, not ${shown(value)}`)
    return ''
  }

  whole(value: unknown, path: string, least: number, most: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    this.add(path, value === undefined ? 'is missing' : `must be a whole number from ${least} to ${most}, not ${shown(value)}`)
    return 0
  }

  number(value: unknown, path: string, most: number): number {
    if (typeof value === 'number' && Math.abs(value) <= most) return value
    this.add(path, value === undefined ? 'is missing' : `must be a number from -${most} to ${most}, not ${shown(value)}`)
    return 0
  }

  private leaveOut(name: string): void {
    if (this.unknown.length < MOST_TOLD && !this.unknown.includes(name)) this.unknown.push(name)
  }
}

/**
 * A number too large for a program is read as Infinity, which JSON would show as null. Lists and objects are called that: they may be of any
 * size and depth.
 */
export function shown(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  if (typeof value !== 'string') return String(value)
  return value.length > MOST_SHOWN ? `${JSON.stringify(value.slice(0, MOST_SHOWN))}…` : JSON.stringify(value)
}
