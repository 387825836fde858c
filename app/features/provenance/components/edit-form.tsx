import { Fragment, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import type { FieldName } from '#app/features/provenance/field-names.ts'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import { baseName, CONFLICT_NAME, type SaveReply } from '#app/features/provenance/save-reply.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { EditProvider, type EditState } from './edit-state.ts'
import { useFieldLabel, useProblemMessage } from './problem-words.ts'
import { ATTEMPT_NAME } from './kept-drafts.ts'
import { RestoredNotice } from './restored-notice.tsx'
import { RowConflict } from './row-conflict.tsx'
import { SaveProgressLine } from './save-progress-line.tsx'
import { useAutosave, type SaveProgress } from './use-autosave.tsx'
import { useUserId } from './use-user-id.tsx'

export type EditFormProps = {
  /** Where the labels of the fields are, under `field`. */
  namespace: string
  /** The revision whose content `values` are. */
  revision: number
  values: Readonly<Record<FieldName, string>>
  /** What the server said to the form as it was sent whole. */
  reply: SaveReply | undefined
  /** The address that takes the form; the page's own when absent. */
  action?: string
  /** The words of the button that goes on; the other one saves and stays. */
  continueLabel?: string
  saveLabel?: string
  /** More buttons at the end of the form. */
  moreActions?: ReactNode
  children: ReactNode
}

/**
 * A form over fields of a record: works as a plain form, saves by itself where the page is alive, shows what was refused
 * with everything typed, and both texts where somebody else changed the same field. Its fields are `EditField`s.
 */
export function EditForm({ namespace, revision, values, reply, action, continueLabel, saveLabel, moreActions, children }: EditFormProps) {
  const { t, i18n } = useTranslation('provenance')
  const form = useRef<HTMLFormElement>(null)
  // What the controls began with; they hold what is typed from then on.
  const [initial] = useState(() => ({ ...values, ...(reply && 'typed' in reply ? reply.typed : {}) }))
  const sentConflict = reply?.outcome === 'conflict' ? reply : undefined
  const userId = useUserId()
  const autosave = useAutosave(form, {
    madeFrom: madeFromOf(revision, reply),
    paused: sentConflict !== undefined,
    isReply: reply !== undefined,
    userId,
  })
  const { progress, revision: madeFrom, noteChange, leave } = autosave
  const sentProblems = reply?.outcome === 'refused' ? reply.problems : []
  const problems = problemsShown(progress, sentProblems)
  const conflicts = progress.state === 'conflict' ? progress.conflicts : (sentConflict?.conflicts ?? [])
  const label = useFieldLabel(namespace)
  const message = useProblemMessage()

  const state: EditState = {
    value: (name) => initial[name] ?? '',
    error: (name) => {
      const problem = problems.find((found) => found.name === name)
      return problem && message(problem)
    },
    conflict: (name) => conflicts.find((found) => found.name === name),
    label,
    noteChange,
  }
  const events = { onInput: noteChange, onChange: noteChange, onBlur: noteChange, onClick: noteChange, onKeyUp: noteChange }

  return (
    <EditProvider value={state}>
      <form
        ref={form}
        method="post"
        action={action}
        encType="multipart/form-data"
        noValidate
        onSubmit={leave}
        {...events}
        className="grid gap-8"
      >
        <ErrorSummary
          errors={sentProblems.map((problem) => ({
            name: problem.name,
            message: t('problem.inField', { field: label(problem.name), message: message(problem) }),
          }))}
        />
        {conflicts.length > 0 && (
          <Notice tone="danger" live title={t('conflict.title', counted(i18n.language, conflicts.length))}>
            {t('conflict.text')}
          </Notice>
        )}
        {/* Enter in a field saves, whatever other buttons stand before the end of the form. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only" />
        <input type="hidden" name="revision" value={madeFrom} />
        <input type="hidden" name={ATTEMPT_NAME} value={autosave.attempt} />
        {autosave.isRestored && <RestoredNotice />}
        {conflicts.map(({ name, base }) => (
          <Fragment key={name}>
            <input type="hidden" name={CONFLICT_NAME} value={name} />
            <input type="hidden" name={baseName(name)} value={base} />
          </Fragment>
        ))}
        {conflicts
          .filter(({ isRow }) => isRow)
          .map((conflict) => (
            <RowConflict key={conflict.name} conflict={conflict} />
          ))}
        {children}
        <FormActions note={<SaveProgressLine progress={progress} />}>
          <Button name="intent" value="continue">
            {continueLabel ?? t('form.continue')}
          </Button>
          <Button name="intent" value="save" look="secondary">
            {saveLabel ?? t('form.save')}
          </Button>
          {moreActions}
        </FormActions>
      </form>
    </EditProvider>
  )
}

/** While one types, a field that is only not filled in yet is not held against anybody, unless the form was sent without it. */
function problemsShown(progress: SaveProgress, sent: FieldProblem[]): FieldProblem[] {
  if (progress.state === 'saved') return []
  if (progress.state !== 'incomplete') return sent
  return progress.problems.filter(({ name, messageKey }) => messageKey !== 'needed' || sent.some((problem) => problem.name === name))
}

/** A refused form still comes from the revision it was first made from; after a conflict both texts are on the page. */
function madeFromOf(revision: number, reply: SaveReply | undefined): number {
  if (reply?.outcome === 'conflict') return reply.revision
  const sent = reply?.outcome === 'refused' ? Number(reply.typed['revision']) : NaN
  return Number.isInteger(sent) ? sent : revision
}
