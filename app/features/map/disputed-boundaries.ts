/**
 * How this portal draws lines that are not settled. Reviewed as a list, not drawn by hand: see
 * `app/decisions/020-disputed-boundaries.md`. The world drawing reads it, and so does the build of the tiles (`npm run geodata`).
 */

/** The area of Jammu and Kashmir, drawn in a neutral tone and outlined by dashes; a code of ISO 3166-1's private range. */
export const NEUTRAL_AREA = 'XJ'

export type DisputedBoundary = {
  /** The two sides: ISO 3166-1 alpha-2 codes, `XK` for Kosovo, or the neutral area. */
  between: readonly [string, string]
  /** Where the practice of dashing this line is to be seen. */
  practice: string
}

export const DISPUTED_BOUNDARIES: readonly DisputedBoundary[] = [
  { between: ['EH', 'MA'], practice: 'United Nations maps; Western Sahara is on the list of non-self-governing territories' },
  { between: ['EH', 'DZ'], practice: 'As between Western Sahara and Morocco' },
  { between: ['EH', 'MR'], practice: 'As between Western Sahara and Morocco' },
  { between: ['IL', 'PS'], practice: 'United Nations maps: the armistice demarcation line of 1949' },
  { between: ['IL', 'SY'], practice: 'United Nations maps: the Golan, Security Council resolution 497 (1981)' },
  { between: ['RS', 'XK'], practice: 'Security Council resolution 1244 (1999)' },
  { between: ['SD', 'SS'], practice: 'United Nations maps: "final boundary not yet determined"' },
  { between: ['ET', 'SO'], practice: 'United Nations maps: provisional administrative line' },
  { between: ['KP', 'KR'], practice: 'United Nations maps: the military demarcation line of 1953' },
]

/** Countries whose name in CLDR is not the one of United Nations practice; the portal's own is `countries.<code>` among its texts. */
export const RENAMED_COUNTRIES = ['CD', 'CG', 'FK', 'PS'] as const

const DISPUTED_PAIRS = new Set(DISPUTED_BOUNDARIES.map(({ between }) => pairKey(...between)))

/** Whether the line between two areas is drawn dashed. */
export function isDisputed(area: string, neighbour: string): boolean {
  return area === NEUTRAL_AREA || neighbour === NEUTRAL_AREA || DISPUTED_PAIRS.has(pairKey(area, neighbour))
}

function pairKey(area: string, neighbour: string): string {
  return [area, neighbour].sort().join('-')
}
