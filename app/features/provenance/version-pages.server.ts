import { AppError } from '#app/platform/errors/app-error.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { readDecimal } from './read-decimal.ts'
import type { HeldRecord } from './read-record.server.ts'
import { getVersion, listVersions } from './versions.server.ts'

/** `number` for addresses, `figure` as the reader writes it. `by` is for members alone. */
export type ShownVersion = { number: number; figure: string; when: string; by: string | null; isCurrent: boolean }

export type ShownVersions = {
  versions: ShownVersion[]
  /** The version to go on before. */
  next: number | null
  /** How many there are: 1 to this may be compared. */
  newest: number
  /** A working copy is there to compare with, for members. */
  hasWorking: boolean
}

type Reader = { language: Language; isMember: boolean }

/** The versions of a record in words ready for one reader, newest first, from before `before` (as an address says it) on. */
export async function showVersions(record: HeldRecord, reader: Reader, before: string | null): Promise<ShownVersions> {
  const start = before !== null && /^\d{1,9}$/.test(before) ? Number(before) : null
  const { versions, next } = await listVersions(record.id, start)
  return {
    versions: versions.map((version) => shownVersion(version, record, reader)),
    next,
    newest: record.currentVersion ?? 0,
    hasWorking: reader.isMember && record.workingState !== 'NONE',
  }
}

/** One version by its number as an address says it. Throws `not-found`. */
export async function showVersion(record: HeldRecord, reader: Reader, number: string): Promise<ShownVersion> {
  return shownVersion(await getVersion(record.id, /^\d{1,9}$/.test(number) ? Number(number) : 0), record, reader)
}

function shownVersion(
  { number, publishedAt, by }: { number: number; publishedAt: Date; by: string | null },
  record: HeldRecord,
  { language, isMember }: Reader,
): ShownVersion {
  return {
    number,
    figure: formatNumber(language, number),
    when: formatInstant(language, publishedAt),
    by: isMember ? by : null,
    isCurrent: number === record.currentVersion,
  }
}

/** Which two states an address asks to compare. */
export type ComparedPair = { from: number; to: number | 'WORKING' }

/**
 * Reads `?from=2&to=3` or `&to=working`; what is left out is the newest and the one before. Throws `not-found` for
 * versions there are none of, and for a working copy that is not there or that the reader may not see.
 */
export function readPair(search: URLSearchParams, record: HeldRecord, isMember: boolean): ComparedPair {
  const newest = record.currentVersion ?? 0
  const hasWorking = isMember && record.workingState !== 'NONE'
  const read = (name: string) => {
    const asked = search.get(name)?.trim()
    if (!asked) return undefined
    if (asked === 'working' && name === 'to' && hasWorking) return 'WORKING' as const
    const text = readDecimal(asked) ?? ''
    const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
    if (number < 1 || number > newest) throw new AppError('not-found', 'notFound.version')
    return number
  }
  if (newest === 0) throw new AppError('not-found', 'notFound.version')
  const to = read('to') ?? (hasWorking ? 'WORKING' : newest)
  const from = read('from') ?? (to === 'WORKING' ? newest : Math.max(1, to - 1))
  return { from: from === 'WORKING' ? newest : from, to }
}
