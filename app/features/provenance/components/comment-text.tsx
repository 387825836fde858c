import { useTranslation } from 'react-i18next'
import type { ShownComment } from '#app/features/provenance/review.server.ts'
import { useShownName } from './use-shown-name.ts'

/** A comment with who wrote it when, and its answer. */
export function CommentText({ comment: { text, by, when, answer } }: { comment: ShownComment }) {
  const { t } = useTranslation('provenance')
  const shownName = useShownName()
  const who = (name: string | null) => (name === null ? t('person.someone') : shownName(name))
  return (
    <div className="grid gap-2 text-base">
      <p className="text-sm text-ink-soft">{t('comment.by', { who: who(by), when })}</p>
      <p dir="auto" className="max-w-text break-words whitespace-pre-line">
        {text}
      </p>
      {answer && (
        <div className="border-s-4 border-success ps-3">
          <p className="text-sm text-ink-soft">{t('comment.answeredBy', { who: who(answer.by), when: answer.when })}</p>
          {answer.text && (
            <p dir="auto" className="max-w-text break-words whitespace-pre-line">
              {answer.text}
            </p>
          )}
        </div>
      )}
    </div>
  )
}
