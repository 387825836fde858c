import { featuresOf, type RecordFeature } from '#app/features/downloads/feature-json.ts'
import type { ListedRecord } from '#app/features/downloads/listed-record.ts'
import { writePosition, type ItemsQuery } from '#app/features/downloads/ogc/ogc-query.server.ts'
import { NO_FILTERS, type Filters } from '#app/features/filters/filters.ts'
import { findNeedCard, listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { findProjectCard, listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { readListed, withPlaces, type ListedKind } from './read-listed.server.ts'

export type FeaturePage = { features: RecordFeature[]; next: string | null; matched: number }

/**
 * One page of features, at most `page.limit` of them: a project may have more places than a page has room for, so that a page begins
 * at a record of the list and some of its features further.
 */
export async function readFeaturePage(kind: ListedKind, query: ItemsQuery, origin: string): Promise<FeaturePage> {
  const { filters, page, cursor, skip } = query
  const [{ records, next }, matched] = await Promise.all([readListed(kind, filters, page), countFeatures(kind, filters)])
  const all = records.flatMap((record) => featuresOf(record, { origin }))
  const end = skip + page.limit
  const features = all.slice(skip, end)
  if (end < all.length) return { features, next: writePosition(cursor, end), matched }
  return { features, next: next ? writePosition(next, Math.max(0, skip - all.length)) : null, matched }
}

/** The places of the records that fit, and those records that have none. */
async function countFeatures(kind: ListedKind, filters: Filters): Promise<number> {
  const count = async (wanted: Filters) => {
    const page = { sort: { field: 'updated', descending: true }, cursor: null, limit: 1 }
    return kind === 'needs' ? listNeeds(VISITOR, wanted, page) : listProjects(VISITOR, 'published', wanted, page)
  }
  const all = await count(filters)
  if (kind === 'needs') return all.total
  if (filters.placed === 'yes' || filters.bbox) return all.places
  return all.places + (await count({ ...filters, placed: 'no' })).total
}

/** A feature by its id. Throws `not-found`, and `gone` for one of a record that was withdrawn. */
export async function getFeature(kind: ListedKind, featureId: string, origin: string): Promise<RecordFeature> {
  const [, recordId, ordinal] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.\d{1,5})?$/.exec(featureId) ?? []
  if (!recordId || (ordinal && kind === 'needs')) throw notFound('page')
  await getPublishedRecord(kind === 'needs' ? 'NEED' : 'PROJECT', recordId)
  const card = await (kind === 'needs' ? findNeedCard(recordId) : findProjectCard(recordId))
  const [record]: ListedRecord[] = card ? await withPlaces(kind, NO_FILTERS, [card]) : []
  const feature = record && featuresOf(record, { origin }).find(({ id }) => id === featureId)
  if (!feature) throw notFound('page')
  return feature
}
