import { useTranslation } from 'react-i18next'
import type { RosterLine } from '#app/features/expertise/queries/roster/roster-view.server.ts'
import { Globe, HandHelping, Lock, UserX } from '#app/ui/marks/icons.tsx'

const SEEN = { WORKSPACE: Lock, COORDINATORS: HandHelping, PUBLIC: Globe } as const

/** Who may see an expert, and whether anybody may propose them: a pictogram and a word each. */
export function ConsentMark({ seenBy, proposedBy }: Pick<RosterLine, 'seenBy' | 'proposedBy'>) {
  const { t } = useTranslation('experts')
  const Seen = SEEN[seenBy]
  return (
    <span className="grid gap-0.5">
      <span className="flex items-center gap-1.5">
        <Seen aria-hidden size={16} className="shrink-0 text-ink-soft" />
        {t(`consent.${seenBy.toLowerCase()}`)}
      </span>
      {proposedBy === 'NOBODY' && (
        <span className="flex items-center gap-1.5 text-ink-soft">
          <UserX aria-hidden size={16} className="shrink-0" />
          {t('proposedBy.NOBODY')}
        </span>
      )}
    </span>
  )
}
