import { PALETTE } from '#app/features/map/palette.ts'
import type { PlaceDrawing } from '#app/features/datasets/views/map/place-drawing.server.ts'

/** Points and outlines over land and boundaries; each names itself, and the table beside holds the same. */
export function PlaceFigure({
  drawing: { ratio, viewBox, base, offsets, dots, finer, shapes },
  label,
}: {
  drawing: PlaceDrawing
  label: string
}) {
  return (
    <svg
      role="img"
      aria-label={label}
      className="block w-full overflow-hidden rounded-md border border-line"
      style={{ aspectRatio: ratio, backgroundColor: PALETTE.water }}
    >
      <svg viewBox={viewBox} width="100%" height="100%" strokeLinejoin="round">
        {offsets.map((offset) => (
          <use key={offset} href={base} x={offset} />
        ))}
        <g transform={finer === 1 ? undefined : `scale(${1 / finer})`}>
          {shapes.map(({ path, isLine, title }, nth) => (
            <path
              key={nth}
              d={path}
              vectorEffect="non-scaling-stroke"
              strokeWidth={isLine ? 1.6 : 0.9}
              fillRule="evenodd"
              className={isLine ? 'fill-none stroke-accent' : 'fill-accent/25 stroke-accent hover:fill-accent/50'}
            >
              <title>{title}</title>
            </path>
          ))}
        </g>
      </svg>
      {dots.map(({ x, y, radius, title }, nth) => (
        <circle key={nth} cx={`${x}%`} cy={`${y}%`} r={radius} className="fill-accent/60 stroke-white" strokeWidth={0.6}>
          <title>{title}</title>
        </circle>
      ))}
    </svg>
  )
}
