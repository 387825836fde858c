import { PALETTE } from '#app/features/map/palette.ts'
import { FILLS } from '#app/features/patterns/components/fills.ts'
import type { LegendEntry } from '#app/features/patterns/legend.server.ts'
import type { Look } from '#app/features/patterns/svg/choropleth.server.ts'
import { classes } from '#app/ui/classes.ts'

type Props = {
  title: string
  entries: readonly LegendEntry[]
  /** Where it explains one map alone. */
  isCounted?: boolean
}

/** What the fills of a map mean, each with how many areas have it. */
export function AreaLegend({ title, entries, isCounted = true }: Props) {
  return (
    <div className="grid gap-1.5 text-sm">
      <p className="font-semibold">{title}</p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1.5">
        {entries.map(({ look, label, countText }) => (
          <li key={label} className="flex items-center gap-1.5">
            <Swatch look={look} />
            <span>{label}</span>
            {isCounted && <span className="figures text-ink-soft">({countText})</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A patch with the fill of areas; decoration, beside words that say the same. */
export function Swatch({ look }: { look: Look }) {
  return (
    <svg width="22" height="16" aria-hidden="true" className="shrink-0">
      <rect
        x=".5"
        y=".5"
        width="21"
        height="15"
        rx="2"
        className={classes(look === 'unstated' ? undefined : FILLS[look], 'stroke-line-strong')}
        fill={look === 'unstated' ? PALETTE.halo : undefined}
      />
      {look === 'unstated' && <path d="M2 14L14 2M8 15L20 3M15 15L21 9M1 7L6 2" stroke={PALETTE.boundary} strokeWidth="2" />}
    </svg>
  )
}
