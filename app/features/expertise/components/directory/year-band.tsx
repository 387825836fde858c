import type { ExpertView } from '#app/features/expertise/queries/directory/expert-view.server.ts'

/** Twelve months in a line, filled where somebody is free; the same stands beside it in words. */
export function YearBand({ availability: { months, spans } }: Pick<ExpertView, 'availability'>) {
  return (
    <div aria-hidden className="max-w-2xl">
      <svg viewBox="0 0 1200 40" preserveAspectRatio="none" className="flip-rtl block h-7 w-full rounded-sm border border-line bg-paper">
        {spans.map(({ start, end }) => (
          <rect key={start} x={start * 1200} y={0} width={(end - start) * 1200} height={40} className="fill-accent" />
        ))}
        {months.slice(1).map(({ key }, index) => (
          <line
            key={key}
            x1={(index + 1) * 100}
            x2={(index + 1) * 100}
            y1={0}
            y2={40}
            className="stroke-line-strong"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <div className="mt-1 grid grid-cols-12 text-center text-sm text-ink-soft">
        {months.map(({ key, label }) => (
          <span key={key}>{label}</span>
        ))}
      </div>
    </div>
  )
}
