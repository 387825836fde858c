import type { Mark } from '#app/features/map/marks.ts'
import { themeVariable } from '#app/features/map/palette.ts'

/** A sign of the map as an SVG shape about its own centre, `size` pixels wide. */
export function MapMark({ mark, size }: { mark: Mark; size: number }) {
  return (
    <path
      d={mark.outline}
      transform={`scale(${size / 24}) translate(-12 -12)`}
      fill={themeVariable(mark.fill)}
      stroke={themeVariable(mark.rim)}
      strokeWidth={1.5}
      strokeLinejoin="round"
    />
  )
}

/** The same sign within a line of text. */
export function MapSign({ mark, size = 20 }: { mark: Mark; size?: number }) {
  return (
    <svg width={size} height={size} viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`} aria-hidden="true" className="shrink-0">
      <MapMark mark={mark} size={size - 2} />
    </svg>
  )
}
