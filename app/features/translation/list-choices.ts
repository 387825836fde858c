/** What the list shows: whatever is to do, or one kind of it. */
export const LISTED = ['open', 'stale', 'missing', 'machine'] as const
export type Listed = (typeof LISTED)[number]

/** How the list is ordered: the most to review first, or the most to write. */
export const LIST_SORTS = ['stale', 'missing'] as const
export type ListSort = (typeof LIST_SORTS)[number]
