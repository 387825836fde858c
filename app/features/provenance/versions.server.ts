import { db, sql } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Parts } from './content.ts'
import { actorNames } from './history.server.ts'
import { readParts, type ContentSide } from './parts.server.ts'

/** A version as it was published. `by`: who published it, null for the instance itself or who is no longer there. */
export type Version = { number: number; publishedAt: Date; by: string | null }

const VERSIONS_A_PAGE = 50

/** The versions of a record, newest first, from before the version `before` on; `next` is the one to go on before. */
export async function listVersions(recordId: string, before: number | null): Promise<{ versions: Version[]; next: number | null }> {
  const rows = await sql<{ number: number; publishedAt: Date; publishedById: string | null }>(
    `select number, published_at as "publishedAt", published_by_id as "publishedById" from record_version
     where record_id = $1::uuid and number < $2 order by number desc limit $3`,
    [recordId, before ?? 2 ** 31 - 1, VERSIONS_A_PAGE + 1],
  )
  const shown = rows.slice(0, VERSIONS_A_PAGE)
  const names = await actorNames(shown.map(({ publishedById }) => publishedById))
  return {
    versions: shown.map(({ number, publishedAt, publishedById }) => ({ number, publishedAt, by: names(publishedById) })),
    next: rows.length > VERSIONS_A_PAGE ? (shown.at(-1)?.number ?? null) : null,
  }
}

/** When a version was published, and by whom. Throws `not-found` where there is none of that number. */
export async function getVersion(recordId: string, number: number): Promise<Version> {
  const { versions } = Number.isSafeInteger(number) && number > 0 && number < 2 ** 31 - 1 ? await listVersions(recordId, number + 1) : NONE
  const [version] = versions
  if (version?.number !== number) throw notFound('version')
  return version
}

const NONE: { versions: Version[] } = { versions: [] }

/** At most so many parts of one record are compared; the rest is counted. */
const MOST_COMPARED = 1000

/**
 * The parts in which two states of a record are not the same, as they stand in each; `leftOut` counts those past the
 * first thousand. What versions share is not read.
 */
export async function readDifference(
  recordId: string,
  from: number,
  to: number | 'WORKING',
): Promise<{ before: Parts; after: Parts; leftOut: number }> {
  const paths = await differentPaths(recordId, from, to)
  const compared = paths.slice(0, MOST_COMPARED)
  const read = (side: ContentSide) => (compared.length === 0 ? new Map() : readParts(db, recordId, side, { exactly: compared }))
  const [before, after] = await Promise.all([read(from), read(to)])
  return { before, after, leftOut: paths.length - compared.length }
}

async function differentPaths(recordId: string, from: number, to: number | 'WORKING'): Promise<string[]> {
  const within = (version: string) => `(since <= ${version} and (until is null or until > ${version}))`
  const rows = await sql<{ path: string }>(
    to === 'WORKING'
      ? `select path from record_part where record_id = $1::uuid and ${within('$2')} <> (until is null)
         union select path from working_part where record_id = $1::uuid order by path`
      : `select distinct path from record_part where record_id = $1::uuid and ${within('$2')} <> ${within('$3')} order by path`,
    to === 'WORKING' ? [recordId, from] : [recordId, from, to],
  )
  return rows.map(({ path }) => path)
}
