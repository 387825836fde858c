import { Hourglass, LoaderCircle } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import type { ImportOutcome } from '#app/features/iati/import-view.server.ts'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'

const LOOKS = {
  WAITING: { tone: 'neutral', icon: Hourglass },
  RUNNING: { tone: 'info', icon: LoaderCircle },
  DONE: { tone: 'success', icon: undefined },
  REFUSED: { tone: 'danger', icon: undefined },
  checked: { tone: 'info', icon: undefined },
} as const

/** What an import came to, in a word. */
export function OutcomeBadge({ outcome, hasFailures }: { outcome: ImportOutcome; hasFailures: boolean }) {
  const { t } = useTranslation('iati-import')
  const { tone, icon } = LOOKS[outcome]
  return (
    <StatusBadge tone={outcome === 'DONE' && hasFailures ? 'warning' : tone} icon={icon}>
      {t(`state.${outcome}`)}
    </StatusBadge>
  )
}
