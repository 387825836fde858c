import type { Look } from '#app/features/patterns/svg/choropleth.server.ts'

/** How each look is filled; `hatched` areas take the pattern of `HatchedPattern`, which the page holds once. */
export const FILLS: Record<Look, string> = {
  1: 'fill-ramp-1',
  2: 'fill-ramp-2',
  3: 'fill-ramp-3',
  4: 'fill-ramp-4',
  5: 'fill-ramp-5',
  zero: 'fill-white',
  unstated: 'fill-[url(#hatched)]',
  none: 'fill-paper-deep',
}
