import { useTranslation } from 'react-i18next'
import type { RoundLine } from '#app/features/matching/board/queries/round-rows.server.ts'
import { Archive, Check, CircleAlert, Clock, type Icon } from '#app/ui/marks/icons.tsx'
import { StatusBadge, type Tone } from '#app/ui/marks/status-badge.tsx'

const looks: Record<RoundLine['state'], { tone: Tone; icon: Icon }> = {
  WAITING: { tone: 'info', icon: Clock },
  RUNNING: { tone: 'info', icon: Clock },
  DONE: { tone: 'success', icon: Check },
  CANCELLED: { tone: 'neutral', icon: Archive },
  FAILED: { tone: 'danger', icon: CircleAlert },
}

/** Where a round stands, in a word. */
export function RoundStatus({ state }: { state: RoundLine['state'] }) {
  const { t } = useTranslation('matching-board')
  return <StatusBadge {...looks[state]}>{t(`state.${state}`)}</StatusBadge>
}
