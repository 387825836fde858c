import { useTranslation } from 'react-i18next'
import type { Capacity } from '#app/features/expertise/queries/capacity/capacity-view.server.ts'
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx'
import { Lead } from '#app/ui/text/lead.tsx'

/** What there is of expertise against what is asked for: by skill, by language, by region, each with what is missing most. */
export function CapacityPage({ capacity: { kind, summary, figures } }: { capacity: Capacity }) {
  const { t } = useTranslation('experts')
  return (
    <div className="grid gap-12">
      <div className="grid gap-3">
        <Lead>{summary}</Lead>
        <p className="max-w-text text-base text-ink-soft">{t(`capacity.how.${kind}`)}</p>
      </div>
      {figures.map(({ by, title, note, gap, chart }) => (
        <section key={by} aria-label={title} className="grid gap-4">
          {chart ? <ChartFigure level={2} title={title} note={note} chart={chart} /> : <h2 className="text-lg">{title}</h2>}
          <p className="max-w-text border-s-3 border-accent ps-4 font-semibold">{gap}</p>
        </section>
      ))}
    </div>
  )
}
