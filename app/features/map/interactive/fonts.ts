/** The font stack of labels: MapLibre draws them from the page's own fonts, so no glyphs are served. */
export const LABEL_FONT = ['IBM Plex Sans', 'IBM Plex Sans Arabic']

/** Letters of the names that a map has in the language of the page. */
const samples = () =>
  document.documentElement.lang === 'ar'
    ? ([['IBM Plex Sans Arabic', 'ء']] as const)
    : ([
        ['IBM Plex Sans', 'aé'],
        ['IBM Plex Sans', 'ğș'],
      ] as const)

const PATIENCE = 2_000

/**
 * Waits until the browser holds the fonts of labels, as MapLibre draws a letter once and keeps it. Gives up after two
 * seconds: the map is worth more than its typeface.
 */
export async function labelFontsLoaded(): Promise<void> {
  const loads = samples().map(([family, sample]) => document.fonts.load(`48px "${family}"`, sample))
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE))
  await Promise.race([Promise.allSettled(loads), late])
}
