const DONE = ['created', 'saved', 'verified', 'unverified', 'invited', 'claimed', 'erased'] as const
export type ExpertDone = (typeof DONE)[number]

/** What was just done to a profile, as the address says it; null for nothing. */
export const readDone = (search: URLSearchParams): ExpertDone | null => DONE.find((done) => done === search.get('done')) ?? null
