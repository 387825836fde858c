import { Archive, Check, Clock, Globe, PencilLine, Undo2, type Icon } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '#app/ui/marks/status-badge.tsx'

export type Publication = 'NONE' | 'PUBLISHED' | 'WITHDRAWN'
export type WorkingCopy = 'NONE' | 'DRAFT' | 'SUBMITTED' | 'RETURNED'

type Look = { tone: Tone; icon: Icon }

const publications: Record<Exclude<Publication, 'NONE'>, Look> = {
  PUBLISHED: { tone: 'success', icon: Globe },
  WITHDRAWN: { tone: 'danger', icon: Archive },
}

const workingCopies: Record<Exclude<WorkingCopy, 'NONE'>, Look> = {
  DRAFT: { tone: 'neutral', icon: PencilLine },
  SUBMITTED: { tone: 'info', icon: Clock },
  RETURNED: { tone: 'warning', icon: Undo2 },
}

/** The two states of a record in words: what the public sees, and the working copy beside it when there is one. */
export function RecordStatus({ publication, workingCopy }: { publication: Publication; workingCopy: WorkingCopy }) {
  const { t } = useTranslation('ui')
  return (
    <span className="inline-flex flex-wrap gap-2">
      {publication !== 'NONE' && <StatusBadge {...publications[publication]}>{t(`status.publication.${publication}`)}</StatusBadge>}
      {workingCopy !== 'NONE' && <StatusBadge {...workingCopies[workingCopy]}>{t(`status.workingCopy.${workingCopy}`)}</StatusBadge>}
    </span>
  )
}

export type Coverage = 'OPEN' | 'PARTLY' | 'COVERED' | 'CLOSED'

const coverages: Record<Coverage, Look> = {
  OPEN: { tone: 'warning', icon: Clock },
  PARTLY: { tone: 'info', icon: Clock },
  COVERED: { tone: 'success', icon: Check },
  CLOSED: { tone: 'neutral', icon: Archive },
}

/** How far a need is answered, in a word. */
export function CoverageStatus({ state }: { state: Coverage }) {
  const { t } = useTranslation('ui')
  return <StatusBadge {...coverages[state]}>{t(`status.coverage.${state}`)}</StatusBadge>
}
