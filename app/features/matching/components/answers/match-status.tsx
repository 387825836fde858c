import { useTranslation } from 'react-i18next'
import type { MatchState } from '#app/features/matching/answers/policy.ts'
import { Archive, Check, CircleDashed, Clock, Undo2, type Icon } from '#app/ui/marks/icons.tsx'
import { StatusBadge, type Tone } from '#app/ui/marks/status-badge.tsx'

const looks: Record<MatchState, { tone: Tone; icon: Icon }> = {
  PROPOSED: { tone: 'neutral', icon: CircleDashed },
  SENT: { tone: 'info', icon: Clock },
  ACCEPTED: { tone: 'success', icon: Check },
  DECLINED: { tone: 'warning', icon: Undo2 },
  WITHDRAWN: { tone: 'neutral', icon: Archive },
  COMPLETED: { tone: 'success', icon: Check },
}

/** Where a proposal stands, in a word. Its pages name the namespace `matching`. */
export function MatchStatus({ state }: { state: MatchState }) {
  const { t } = useTranslation('matching')
  return <StatusBadge {...looks[state]}>{t(`state.${state}`)}</StatusBadge>
}
