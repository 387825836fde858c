import { useTranslation } from 'react-i18next'
import type { ScorePart, ShownScore } from '#app/features/matching/board/queries/score-parts.server.ts'
import { COMPONENTS, type Component } from '#app/features/matching/model.ts'
import { Table } from '#app/ui/lists/table.tsx'

const hues: Record<Component, string> = {
  skill: 'bg-chart-1',
  experience: 'bg-chart-2',
  language: 'bg-chart-3',
  context: 'bg-chart-4',
  text: 'bg-chart-5',
  slack: 'bg-chart-6',
  south: 'bg-line-strong',
}

/** A score of 1000 points as one bar of its parts; the table of `ScoreTable` says the same exactly. */
export function ScoreBar({ score: { of, parts } }: { score: ShownScore }) {
  return (
    <div
      role="img"
      aria-label={`${of}: ${parts.map(({ name, points }) => `${name} ${points}`).join(', ')}`}
      className="print-exact flex h-3 w-full min-w-40 gap-px overflow-hidden rounded-full border border-line-strong bg-white forced-colors:border-[CanvasText]"
    >
      {parts.map(({ code, share }) => (
        <div
          key={code}
          className={`${hues[code]} forced-colors:border-e forced-colors:border-[CanvasText] forced-colors:bg-[Highlight]`}
          style={{ inlineSize: `${share * 100}%` }}
        />
      ))}
    </div>
  )
}

/** The hues of the parts of a score, named once for all the bars of a page. */
export function ScoreLegend() {
  const { t } = useTranslation(['matching-board', 'matching'])
  return (
    <ul aria-label={t('matching-board:score.legend')} className="flex flex-wrap gap-x-5 gap-y-1 text-base">
      {COMPONENTS.map((code) => (
        <li key={code} className="inline-flex items-center gap-2">
          <span aria-hidden className={`print-exact size-3 shrink-0 rounded-sm ${hues[code]}`} />
          {t(`matching:component.${code}.name`)}
        </li>
      ))}
    </ul>
  )
}

/** The parts of a score in figures. */
export function ScoreTable({ parts }: { parts: ScorePart[] }) {
  const { t } = useTranslation('matching-board')
  return (
    <Table
      caption={t('score.table')}
      captionHidden
      cards={false}
      columns={[
        { key: 'name', header: t('score.component'), isRowHeader: true, cell: ({ name }) => name },
        { key: 'points', header: t('score.points'), numeric: true, cell: ({ points }) => points },
        { key: 'most', header: t('score.most'), numeric: true, cell: ({ most }) => most },
      ]}
      rows={parts}
      rowKey={({ code }) => code}
    />
  )
}
