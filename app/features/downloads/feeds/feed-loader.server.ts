import { textAnswer } from '#app/features/api/answers.server.ts'
import { apiLoader } from '#app/features/api/api-loader.server.ts'
import { readPage } from '#app/features/api/list-query.server.ts'
import { aboutFile } from '#app/features/downloads/about-file.server.ts'
import { feedPath, pagePath, withQuery } from '#app/features/downloads/paths.ts'
import { readListed, type ListedKind } from '#app/features/downloads/queries/read-listed.server.ts'
import { feedLanguage, readFeedQuery } from './feed-query.server.ts'
import { ATOM_TYPE, writeAtom } from './write-atom.server.ts'

/** The year in which the portal began to name its feeds (RFC 4151). */
const NAMED_SINCE = 2026

/** The loader of the feed of a list. */
export const feedLoader = (kind: ListedKind) =>
  apiLoader(
    [],
    async ({ request, url }) => {
      const { filters, page, language } = await readFeedQuery(url, kind)
      const search = url.searchParams
      const { records, next } = await readPage({ page }, search, () => readListed(kind, filters, page))
      const cursor = search.get('cursor')
      const about = await aboutFile({ list: kind, language, filters, origin: url.origin, kept: {} })
      const first = feedPath(language, kind, filters)
      const at = (position: string) => withQuery(`/feeds/${kind}.atom`, filters, { lang: language, cursor: position })
      const text = writeAtom(
        {
          ...about,
          language,
          origin: url.origin,
          self: cursor ? at(cursor) : first,
          page: pagePath(language, kind, filters),
          first,
          next: next ? at(next) : null,
          id: `tag:${url.hostname},${NAMED_SINCE}:${first}`,
        },
        records,
      )
      return textAnswer(request, text, `${ATOM_TYPE}; charset=utf-8`)
    },
    feedLanguage,
  )
