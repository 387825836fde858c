import { useTranslation } from 'react-i18next'
import { classes } from '#app/ui/classes.ts'

const looks = { 1: 'text-danger-deep', 2: 'text-ink', 3: 'text-ink-soft' } as const
const HEIGHTS = ['h-1.5', 'h-2.5', 'h-3.5']

/** How pressing a request is: bars and a word. */
export function PriorityMark({ priority }: { priority: 1 | 2 | 3 }) {
  const { t } = useTranslation('matching-board')
  return (
    <span className={classes('inline-flex items-center gap-2 whitespace-nowrap', looks[priority])}>
      <span aria-hidden className="print-exact inline-flex items-end gap-0.5">
        {HEIGHTS.map((height, index) => (
          <span
            key={height}
            className={classes(
              'w-1 rounded-xs forced-colors:bg-[CanvasText]',
              height,
              index <= 3 - priority ? 'bg-current' : 'bg-line forced-colors:opacity-30',
            )}
          />
        ))}
      </span>
      {t(`priority.${priority}`)}
    </span>
  )
}
