import type { ReactNode } from 'react'
import { PALETTE } from '#app/features/map/palette.ts'
import { FILLS } from '#app/features/patterns/components/fills.ts'
import type { Choropleth, PaintedArea } from '#app/features/patterns/svg/choropleth.server.ts'
import { classes } from '#app/ui/classes.ts'

/** Areas by value, as drawn by the server: each with its name and value, and a link where it holds records. */
export function ChoroplethFigure({ map, label }: { map: Choropleth; label: string }) {
  const { offsets, finer } = map
  return (
    <svg
      role="group"
      aria-label={label}
      className={classes('block w-full overflow-hidden', !map.isWorld && 'rounded-md border border-line')}
      style={{ aspectRatio: map.ratio, backgroundColor: map.isWorld ? undefined : PALETTE.water }}
    >
      <svg viewBox={map.viewBox} width="100%" height="100%" strokeLinejoin="round">
        <HatchedPattern units={Number(map.viewBox.split(' ')[2])} finer={finer} />
        <g aria-hidden="true">
          {offsets.map((offset) => (
            <use key={offset} href={map.base} x={offset} />
          ))}
        </g>
        <g transform={finer === 1 ? undefined : `scale(${1 / finer})`}>
          {map.shapes.map((area) => (
            <AreaLink key={area.area} area={area}>
              {offsets.map((offset) => (
                <use key={offset} href={area.shape} x={offset === 0 ? undefined : offset * finer} className={FILLS[area.look]} />
              ))}
            </AreaLink>
          ))}
          <g aria-hidden="true" pointerEvents="none">
            {map.lines.map((lines) => offsets.map((offset) => <use key={`${lines} ${offset}`} href={lines} x={offset * finer} />))}
          </g>
        </g>
        <g aria-hidden="true" pointerEvents="none">
          {offsets.map((offset) => (
            <use key={offset} href={map.top} x={offset} />
          ))}
        </g>
      </svg>
      {map.dots.map((area) => (
        <svg key={area.area} x={`${area.x}%`} y={`${area.y}%`} width="1" height="1" overflow="visible">
          <AreaLink area={area} isAgain={map.shapes.some((shape) => shape.area === area.area)}>
            <circle r={5} className={classes(FILLS[area.look], 'stroke-ink')} strokeWidth={0.8} />
          </AreaLink>
        </svg>
      ))}
    </svg>
  )
}

/** `isAgain`: the same link stands in the drawing already, and is not met twice by keyboard. */
function AreaLink({ area: { href, title }, isAgain = false, children }: { area: PaintedArea; isAgain?: boolean; children: ReactNode }) {
  const words = <title>{title}</title>
  if (!href)
    return (
      <g role="img" aria-label={title}>
        {words}
        {children}
      </g>
    )
  return (
    <a
      href={href}
      className="outline-none hover:stroke-ink focus-visible:stroke-ink focus-visible:stroke-3"
      tabIndex={isAgain ? -1 : undefined}
      aria-hidden={isAgain || undefined}
    >
      {words}
      {children}
    </a>
  )
}

/** Of the same size on every page, whatever the units of the drawing. */
function HatchedPattern({ units, finer }: { units: number; finer: number }) {
  const side = (units / 110) * finer
  return (
    <pattern id="hatched" width={side} height={side} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={side} height={side} fill={PALETTE.halo} />
      <rect width={side / 3} height={side} fill={PALETTE.boundary} />
    </pattern>
  )
}

/** What stands under every map of areas: the notice on boundaries. */
export function BoundaryNotice({ children }: { children: string }) {
  return <p className="max-w-text text-sm text-ink-soft">{children}</p>
}
