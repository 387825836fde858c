import { createContext, useContext, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldName } from '#app/features/provenance/field-names.ts'
import type { ShownComment } from '#app/features/provenance/review.server.ts'
import { ANSWER_NAME, answerName } from '#app/features/provenance/save-reply.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { CommentText } from './comment-text.tsx'

const CommentsContext = createContext<readonly ShownComment[]>([])

export const CommentsProvider = CommentsContext.Provider

/** The comments of the form that is open. */
export const useComments = () => useContext(CommentsContext)

/** What a validator asked at one field of the form, and the way to answer it: the answer is sent with the form. */
export function FieldComments({ name }: { name: FieldName }) {
  const here = useComments().filter(({ field }) => field === name)
  return here.map((comment) => (
    <CommentBox key={comment.id} comment={comment}>
      {!comment.answer && <AnswerFields commentId={comment.id} name={answerName(comment.id)} intent={ANSWER_NAME} />}
    </CommentBox>
  ))
}

/** What was asked and answered, set apart from what stands around it. */
export function CommentBox({ comment, heading, children }: { comment: ShownComment; heading?: ReactNode; children?: ReactNode }) {
  return (
    <div id={`comment-${comment.id}`} className="mt-3 grid scroll-mt-6 gap-3 rounded-md border border-line bg-paper p-4">
      {heading}
      <CommentText comment={comment} />
      {children}
    </div>
  )
}

/** An answer in words, which may be left out, and its button. */
export function AnswerFields({ commentId, name, intent }: { commentId: string; name: string; intent: string }) {
  const { t } = useTranslation('provenance')
  return (
    <>
      <Field name={name} label={t('comment.answer')} required={false}>
        <TextInput maxLength={2000} autoComplete="off" />
      </Field>
      <div>
        <Button name={intent} value={intent === ANSWER_NAME ? commentId : 'answer'} look="secondary">
          {t('comment.markAnswered')}
        </Button>
      </div>
    </>
  )
}
