/** Colours of the basemap: it is painted where style sheets do not reach (a file of its own, and WebGL). */
export const PALETTE = {
  land: '#f6f4ef',
  /** Land on a page's own ground, with no water around it. */
  quietLand: '#eae5da',
  /** Land whose side is not settled. */
  neutral: '#e7e4dd',
  water: '#dce8eb',
  coast: '#b4c5c9',
  boundary: '#a69e8e',
  /** Of a country, over areas that are filled. */
  border: '#6d675b',
  admin1: '#d5d0c4',
  label: '#3b4a54',
  quietLabel: '#6d7880',
  halo: '#fbfaf7',
} as const

/** Colours that the theme of the portal holds, by the name of their variable: `--color-severity-5`. */
export type ThemeColour = 'accent' | 'white' | 'ink' | 'focus' | `severity-${1 | 2 | 3 | 4 | 5}`

/** The colour as CSS and SVG take it. */
export function themeVariable(colour: ThemeColour): string {
  return `var(--color-${colour})`
}
