const LAST = 10_000

/** The number of a page as an address says it, from 1; 1 where it says nothing that is one. */
export const readPageNumber = (search: URLSearchParams, name: string): number =>
  Math.min(LAST, Math.max(1, Number.parseInt(search.get(name) ?? '1', 10) || 1))
