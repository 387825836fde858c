/** What a file may hold at most. Lengths are counted in characters, sizes in bytes. */
export type ReadLimits = {
  /** Size of the file and of what it unpacks to. */
  readonly bytes: number
  /** Unpacked over packed size. XML of real publishers reaches about 40; zeros reach 1,000. */
  readonly ratio: number
  /** Elements inside one another, the root counted. */
  readonly depth: number
  readonly attributes: number
  readonly nameLength: number
  /** One run of text, one attribute value, one comment. */
  readonly textLength: number
  /** The source text of one activity: all of it is in memory at once. */
  readonly activityLength: number
  readonly activities: number
}

export const READ_LIMITS: ReadLimits = {
  bytes: 2 * 1024 ** 3,
  ratio: 400,
  depth: 64,
  attributes: 100,
  nameLength: 256,
  textLength: 10_000_000,
  activityLength: 64_000_000,
  activities: 1_000_000,
}
