import type { Filters } from '#app/features/filters/filters.ts'
import { FORMATS, type DownloadList } from './formats.ts'
import { apiPath, feedPath, filePath, OGC_PATH } from './paths.ts'

/** A way in which a list can be taken away, by its key among the texts, and its address. */
export type TakeAwayLink = { key: string; href: string; type?: 'feed' }
export type TakeAwayView = { files: TakeAwayLink[]; followed: TakeAwayLink[]; programs: TakeAwayLink[] }

type Wanted = {
  list: DownloadList
  language: string
  filters: Filters
  /** What the address of the page says besides its filters: the sort of a list, the `records` of a map; nothing where it is the usual. */
  kept?: Readonly<Record<string, string>>
  /** The kinds of record that the page shows; those of the list unless stated. */
  kinds?: readonly ('needs' | 'projects')[]
}

/** All ways to take away exactly what a list shows. */
export function takeAwayView({
  list,
  language,
  filters,
  kept = {},
  kinds = list === 'map' ? ['needs', 'projects'] : [list],
}: Wanted): TakeAwayView {
  const sort: Readonly<Record<string, string>> = kept['sort'] ? { sort: kept['sort'] } : {}
  return {
    files: FORMATS.map((format) => ({ key: `format.${format}`, href: filePath(language, list, format, filters, kept) })),
    followed: kinds.map((kind) => ({ key: `feed.${kind}`, href: feedPath(language, kind, filters), type: 'feed' })),
    programs: [...kinds.map((kind) => ({ key: `api.${kind}`, href: apiPath(kind, filters, sort) })), { key: 'ogc.link', href: OGC_PATH }],
  }
}

type Meta = { data?: unknown }

/** Tells feed readers of a page's feeds; the loader gives `takeAway`, and `title` as their name. */
export function feedLinks({ data }: Meta): { tagName: 'link'; rel: 'alternate'; type: string; title?: string; href: string }[] {
  const { takeAway, title } = (data ?? {}) as { takeAway?: TakeAwayView; title?: string }
  return (takeAway?.followed ?? []).map(({ href }) => ({
    tagName: 'link',
    rel: 'alternate',
    type: 'application/atom+xml',
    ...(title && { title }),
    href,
  }))
}
