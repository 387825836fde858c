import { useTranslation } from 'react-i18next'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'

const DONE = ['saved', 'started', 'restored', 'answered'] as const

type StepNoticesProps = {
  /** What the form before this page did. */
  done: string | null
  /** The path of the row it took away, which can be put back. */
  removed: string | null
  reply: SaveReply | undefined
}

/** The outcome of what the person just did. */
export function StepNotices({ done, removed, reply }: StepNoticesProps) {
  const { t } = useTranslation('projects-edit')
  if (reply?.outcome === 'conflict' && reply.conflicts.every(({ name }) => !(name in reply.typed)))
    return (
      <Notice tone="danger" live title={t('rows.removeConflict')}>
        {t('rows.removeConflictText')}
      </Notice>
    )
  if (reply) return null
  if (removed)
    return (
      <form method="post">
        <Notice tone="success" live title={t('done.removed')}>
          <Button name="restore" value={removed} look="secondary" className="mt-2">
            {t('rows.restore')}
          </Button>
        </Notice>
      </form>
    )
  const known = DONE.find((name) => name === done)
  return known ? (
    <Notice tone="success" live>
      {t(`done.${known}`)}
    </Notice>
  ) : null
}
