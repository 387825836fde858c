import { ChartFigure } from '#app/ui/charts/chart-figure.tsx'
import { ShowcaseSection, useSample } from '#app/ui/showcase/example.tsx'
import type { SampleFigures } from '#app/ui/showcase/sample-figures.ts'

export function ChartSection({ figures }: { figures: SampleFigures }) {
  const t = useSample()
  return (
    <ShowcaseSection id="charts" title={t('section.charts')}>
      <ChartFigure title={t('chart.money')} note={t('chart.note')} chart={figures.moneyGrouped} />
      <ChartFigure title={t('chart.money')} note={t('chart.note')} chart={figures.moneyStacked} />
      <ChartFigure title={t('chart.sectors')} note={t('chart.sectorsNote')} chart={figures.sectors} />
    </ShowcaseSection>
  )
}
