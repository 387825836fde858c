import type { ThemeColour } from '#app/features/map/palette.ts'

/** A sign on the map: an outline in a box of 24 by 24, its fill and its rim. Pages and the interactive map draw the same. */
export type Mark = { outline: string; fill: ThemeColour; rim: ThemeColour }

export const SEVERITIES = [1, 2, 3, 4, 5] as const
export type Severity = (typeof SEVERITIES)[number]

/** Circle, triangle, diamond, square, star: of about equal weight to the eye. */
const SEVERITY_OUTLINES: Record<Severity, string> = {
  1: 'M12 4.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15z',
  2: 'M12 3l9.5 17h-19z',
  3: 'M12 2l10 10l-10 10l-10-10z',
  4: 'M4 4h16v16h-16z',
  5: 'M12 1l3.2 7.1l7.8.8l-5.8 5.2l1.6 7.6l-6.8-3.9l-6.8 3.9l1.6-7.6l-5.8-5.2l7.8-.8z',
}

/** A ring: of a project, and of a need that states no severity. */
const RING = 'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM12 8.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z'

export const PROJECT_MARK: Mark = { outline: RING, fill: 'accent', rim: 'white' }

const UNRATED_MARK: Mark = { outline: RING, fill: 'white', rim: 'severity-5' }

/** The sign of a need by its severity, 1 to 5, or of one that states none. */
export function needMark(severity: number | null): Mark {
  const rated = SEVERITIES.find((known) => known === severity)
  return rated ? { outline: SEVERITY_OUTLINES[rated], fill: `severity-${rated}`, rim: 'severity-5' } : UNRATED_MARK
}
