import { useTranslation } from 'react-i18next'
import { bandOf } from '#app/features/quality/bands.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { CoverageBar } from '#app/ui/marks/coverage-bar.tsx'

/** A record's score as a figure, a bar and a word. */
export function ScoreFigure({ score }: { score: number }) {
  const { t, i18n } = useTranslation('quality')
  return (
    <div className="grid gap-2">
      <p className="figures flex flex-wrap items-baseline gap-x-3">
        <span className="text-4xl font-semibold">{formatNumber(i18n.language, score)}</span>
        <span className="text-lg text-ink-soft">{t('score.outOf')}</span>
      </p>
      <CoverageBar value={score / 100} label={t('score.label')} text={t(`band.${bandOf(score)}`)} />
    </div>
  )
}

/** The same in a line of a list. */
export function ScoreMark({ score }: { score: number | null }) {
  const { t, i18n } = useTranslation('quality')
  if (score === null) return <span className="text-ink-soft">{t('score.unassessed')}</span>
  return (
    <span className="inline-flex items-center gap-3">
      <span className="figures w-10 text-lg font-semibold">{formatNumber(i18n.language, score)}</span>
      <span aria-hidden className="print-exact h-2 w-24 shrink-0 overflow-hidden rounded-full border border-line-strong bg-white">
        <span className="block h-full bg-accent forced-colors:bg-[Highlight]" style={{ inlineSize: `${score}%` }} />
      </span>
    </span>
  )
}
