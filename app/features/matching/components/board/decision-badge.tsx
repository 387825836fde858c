import { useTranslation } from 'react-i18next'
import { Archive, BadgeCheck } from '#app/ui/marks/icons.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'

/** What a coordinator decided on a pair, in a word. */
export function DecisionBadge({ kind }: { kind: 'LOCK' | 'FORBID' }) {
  const { t } = useTranslation('matching-board')
  return kind === 'LOCK' ? (
    <StatusBadge tone="success" icon={BadgeCheck}>
      {t('decision.LOCK.state')}
    </StatusBadge>
  ) : (
    <StatusBadge tone="danger" icon={Archive}>
      {t('decision.FORBID.state')}
    </StatusBadge>
  )
}
