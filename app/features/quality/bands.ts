/** Scores in words, from the lowest; `from` is the first score of a band. */
export const BANDS = [
  { key: 'low', from: 0 },
  { key: 'partial', from: 50 },
  { key: 'good', from: 70 },
  { key: 'high', from: 90 },
] as const

export type Band = (typeof BANDS)[number]['key']

export const bandOf = (score: number): Band => BANDS.findLast(({ from }) => score >= from)?.key ?? 'low'
