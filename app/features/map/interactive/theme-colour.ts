import type { ThemeColour } from '#app/features/map/palette.ts'

/** The value of a colour of the portal's theme, for what is painted outside the reach of style sheets. */
export function themeColour(colour: ThemeColour): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--color-${colour}`).trim()
}
