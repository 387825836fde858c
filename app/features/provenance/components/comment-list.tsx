import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import type { ShownComment } from '#app/features/provenance/review.server.ts'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { AnswerFields, CommentBox } from './field-comments.tsx'

type CommentListProps = {
  comments: readonly ShownComment[]
  /** The record's page, which takes answers and has the form under it. */
  record: string
  /** The reader may write in the record, and so answer. */
  canAnswer: boolean
}

/** What validators asked, each with its field and the way to answer it; what waits for an answer first. */
export function CommentList({ comments, record, canAnswer }: CommentListProps) {
  const sorted = [...comments].sort((a, b) => Number(a.answer !== null) - Number(b.answer !== null))
  return (
    <ul className="grid gap-1">
      {sorted.map((comment) => (
        <li key={comment.id}>
          <CommentBox comment={comment} heading={<CommentHeading comment={comment} record={record} canAnswer={canAnswer} />}>
            {canAnswer && !comment.answer && (
              <form method="post" action={record} className="grid gap-3">
                <input type="hidden" name="comment" value={comment.id} />
                <AnswerFields commentId={comment.id} name="text" intent="intent" />
              </form>
            )}
          </CommentBox>
        </li>
      ))}
    </ul>
  )
}

function CommentHeading({ comment, record, canAnswer }: { comment: ShownComment; record: string; canAnswer: boolean }) {
  const { t } = useTranslation('provenance')
  const label = comment.label || t('comment.whole')
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-base font-semibold">
      <span dir="auto" className="min-w-0 wrap-anywhere">
        {canAnswer && comment.field ? <Link href={`${record}/edit/${comment.page}#comment-${comment.id}`}>{label}</Link> : label}
      </span>
      <StatusBadge tone={comment.answer ? 'success' : 'warning'}>{t(comment.answer ? 'comment.answered' : 'comment.open')}</StatusBadge>
    </p>
  )
}

/** How many comments wait for an answer, in words. */
export function useOpenCount(comments: readonly ShownComment[]): string | null {
  const { t, i18n } = useTranslation('provenance')
  const open = comments.filter(({ answer }) => answer === null).length
  return open === 0 ? null : t('comment.waiting', counted(i18n.language, open))
}
