import { useTranslation } from 'react-i18next'
import { useState } from 'react'
import type { RefusedWords } from '#app/features/provenance/record-intents.server.ts'
import type { RecordSummary } from '#app/features/provenance/record-summary.server.ts'
import type { Review } from '#app/features/provenance/review.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { CommentList, useOpenCount } from './comment-list.tsx'
import { useProblemMessage } from './problem-words.ts'

type ReviewSectionProps = {
  record: RecordSummary
  /** The record's page, which takes the forms. */ action: string
  review: Review
  /** The field that the page is asked to comment on. */
  asked: string | null
  /** Made with the page: a comment sent twice stands once. */
  newCommentId: string
  refused: RefusedWords | undefined
}

/** Comments on what is on its way to publication, and the form for one more. */
export function ReviewSection({ record, action, review, asked, newCommentId, refused }: ReviewSectionProps) {
  const { t } = useTranslation('provenance')
  const waiting = useOpenCount(review.comments)
  if (review.comments.length === 0 && !record.can.comment) return null
  return (
    <section aria-labelledby="comments" className="grid gap-4 border-t border-line pt-8">
      <div>
        <SectionHeading id="comments">{t('comment.title')}</SectionHeading>
        <p className="text-base text-ink-soft">{waiting ?? t(record.can.comment ? 'comment.lead' : 'comment.noneWaiting')}</p>
      </div>
      {review.comments.length > 0 && <CommentList comments={review.comments} record={action} canAnswer={record.can.edit} />}
      {record.can.comment && <CommentForm action={action} fields={review.fields} asked={asked} id={newCommentId} refused={refused} />}
    </section>
  )
}

type CommentFormProps = { action: string; fields: Review['fields']; asked: string | null; id: string; refused: RefusedWords | undefined }

function CommentForm({ action, fields, asked, id, refused }: CommentFormProps) {
  const { t } = useTranslation('provenance')
  const message = useProblemMessage()
  const [commentId] = useState(id)
  const mine = refused?.intent === 'comment' ? refused : undefined
  const problem = mine && message(mine)
  return (
    <form id="comment" method="post" action={action} noValidate className="grid max-w-form scroll-mt-6 gap-5">
      <ErrorSummary errors={problem ? [{ name: 'text', message: problem }] : []} />
      <input type="hidden" name="id" value={commentId} />
      <Field name="field" label={t('comment.on')}>
        <Select
          options={fields.map(({ value, label }) => ({ value, label: value === '' ? t('comment.whole') : label }))}
          defaultValue={mine?.field ?? asked ?? ''}
        />
      </Field>
      <Field name="text" label={t('comment.text')} hint={t('comment.hint')} visibility={t('ask.return.visibility')} error={problem}>
        <TextArea rows={3} maxLength={2000} defaultValue={mine?.typed} />
      </Field>
      <div>
        <Button name="intent" value="comment" look="secondary">
          {t('comment.send')}
        </Button>
      </div>
    </form>
  )
}
