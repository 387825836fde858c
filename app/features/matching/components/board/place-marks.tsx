import type { ShownPlaces } from '#app/features/matching/board/queries/place-words.server.ts'
import { classes } from '#app/ui/classes.ts'

const looks: Record<ShownPlaces['marks'][number], string> = {
  accepted: 'border-accent bg-accent',
  sent: 'border-accent bg-accent-line',
  proposed: 'border-accent border-dashed bg-accent-pale',
  free: 'border-line-strong bg-white',
}

/** The places of a request, one mark each, with the same in words. */
export function PlaceMarks({ places: { marks, text, parts }, nowrap = false }: { places: ShownPlaces; nowrap?: boolean }) {
  return (
    <span className={classes('grid gap-1', nowrap && 'sm:min-w-28')}>
      <span aria-hidden className="print-exact flex flex-wrap gap-1">
        {marks.map((mark, index) => (
          <span
            key={index}
            className={classes('size-3.5 rounded-sm border', looks[mark], mark !== 'free' && 'forced-colors:bg-[Highlight]')}
          />
        ))}
      </span>
      <span className="figures block">{text}</span>
      {parts.map((part) => (
        <span key={part} className="figures block text-sm font-normal text-ink-soft">
          {part}
        </span>
      ))}
    </span>
  )
}
