import { jsonAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { readListQuery, readPage } from '#app/features/api/list-query.server.ts'
import { listNeeds, type NeedList } from '#app/features/needs/queries/list-needs.server.ts'
import { listProjects, type ProjectList } from '#app/features/projects/queries/list-projects.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import { featuresOf } from './feature-json.ts'
import { SORTS, withPlaces, type ListedKind } from './queries/read-listed.server.ts'

/** A page of the API's list as GeoJSON: the records of the page, a feature for each of their places that fits. */
export const featureListLoader = (kind: ListedKind) =>
  apiLoader([], async ({ request, url }) => {
    const query = await readListQuery(url.searchParams, { kind, sorts: SORTS[kind] })
    const { filters, page } = query
    const { items, ...facts } = await readPage<NeedList | ProjectList>(query, url.searchParams, () =>
      kind === 'needs' ? listNeeds(VISITOR, filters, page) : listProjects(VISITOR, 'published', filters, page),
    )
    const records = await withPlaces(kind, filters, items)
    const features = records.flatMap((record) => featuresOf(record, url))
    return jsonAnswer(request, { type: 'FeatureCollection', ...facts, features }, 'application/geo+json; charset=utf-8')
  })
