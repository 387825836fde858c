import { useEffect, useRef, useState, type RefObject } from 'react'
import { restoreEntries, snapshotOf } from './form-snapshot.ts'
import { dropDraft, keepDraft, newAttempt, readDraft } from './kept-drafts.ts'

/**
 * Keeps what is typed into a form that the server knows nothing of until it is sent, and puts it back at the next visit.
 * `isReply`: the form came back from the server with what was typed. Gives the mark of this sending.
 */
export function useKeptForm(form: RefObject<HTMLFormElement>, userId: string | null, isReply: boolean) {
  const [attempt, setAttempt] = useState('')
  const [isRestored, setRestored] = useState(false)
  const blank = useRef<string>()
  const looked = useRef(false)
  useEffect(() => setAttempt(newAttempt()), [])
  useEffect(() => {
    const element = form.current
    if (!element || userId === null) return
    blank.current ??= snapshotOf(element)
    const draft = isReply || looked.current ? null : readDraft(userId)
    looked.current = true
    if (draft) {
      restoreEntries(element, draft.entries)
      setRestored(true)
    }
    const keep = () =>
      snapshotOf(element) === blank.current && !isReply ? dropDraft(userId) : keepDraft(userId, element, { attempt, revision: '' })
    element.addEventListener('input', keep)
    element.addEventListener('submit', keep)
    return () => {
      element.removeEventListener('input', keep)
      element.removeEventListener('submit', keep)
    }
  }, [attempt, form, isReply, userId])
  return { attempt, isRestored }
}
