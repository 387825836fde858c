import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import type { FieldConflict, SaveReply, TheirField } from '#app/features/provenance/save-reply.ts'
import { hasAnswer, restoreEntries, showTheirs, snapshotOf, wasTypedInto } from './form-snapshot.ts'
import { saveBeforeLinks } from './save-before-link.ts'
import { dropDraft, keepDraft, newAttempt, readDraft } from './kept-drafts.ts'
import type { LostReply } from './keep-text.ts'

const PAUSE = 1500
const RETRY = 15_000

/** Whether the work is safe. `at` is the time of saving, in milliseconds. */
export type SaveProgress =
  | { state: 'untouched' | 'saving' }
  | { state: 'saved'; at: number; merged: boolean }
  | { state: 'incomplete'; problems: FieldProblem[] }
  | { state: 'conflict'; conflicts: FieldConflict[] }
  | { state: LostReply['outcome'] }

/** What was last saved and sent, as snapshots; whether what an earlier visit kept was looked for; the answer that was dealt with. */
type Memory = { saved: string; sent: string; timer: number; left: boolean; looked: boolean; handled: unknown }

type Autosave = {
  progress: SaveProgress
  revision: number
  /** Stands for what is typed until it is saved; see kept-drafts.ts. */
  attempt: string
  /** What an earlier visit typed and the server never got is in the form again. */
  isRestored: boolean
  noteChange: () => void
  leave: () => void
}

/** `paused`: until the form is sent whole. `isReply`: the form came back from the server with what was typed. */
type AutosaveOptions = { madeFrom: number; paused: boolean; isReply: boolean; userId: string | null }

/**
 * Saves a form once its person pauses. The revision it was made from moves on only when every field shows what that
 * revision holds, so that nobody's later words are taken for this person's. Until the server has what is typed, the
 * browser keeps it.
 */
export function useAutosave(form: RefObject<HTMLFormElement>, { madeFrom, paused, isReply, userId }: AutosaveOptions): Autosave {
  const { submit, state: fetching, data: reply } = useFetcher<SaveReply | LostReply>()
  const [progress, setProgress] = useState<SaveProgress>({ state: 'untouched' })
  const [revision, showRevision] = useState(madeFrom)
  // What the form was made from, at once and not with the next rendering: what is kept of it says so.
  const made = useRef(madeFrom)
  const setRevision = useCallback((next: number) => {
    made.current = next
    showRevision(next)
  }, [])
  const [attempt, setAttempt] = useState('')
  const [isRestored, setRestored] = useState(false)
  const memory = useRef<Memory>({ saved: '', sent: '', timer: 0, left: false, looked: false, handled: undefined })
  const isStopped = paused || progress.state === 'conflict'

  const send = useCallback(() => {
    const element = form.current
    if (!element || isStopped || memory.current.left) return
    const snapshot = snapshotOf(element)
    if (snapshot === memory.current.saved) return
    memory.current.sent = snapshot
    setProgress({ state: 'saving' })
    // The router matches paths, not whole addresses.
    const { pathname, search } = new URL(element.action)
    submit(autosaveOf(element, made.current), { method: 'post', action: pathname + search, encType: 'multipart/form-data' })
    // What is typed from now on is another sending: the answer to this one does not speak of it.
    setAttempt(newAttempt())
  }, [form, isStopped, submit])

  const sendAfter = useCallback(
    (pause: number) => {
      window.clearTimeout(memory.current.timer)
      memory.current.timer = window.setTimeout(send, pause)
    },
    [send],
  )

  useEffect(() => setAttempt(newAttempt()), [])

  useEffect(() => {
    const element = form.current
    if (!element) return
    if (wasTypedInto(element)) sendAfter(PAUSE)
    else if (memory.current.saved === '') memory.current.saved = snapshotOf(element)
  }, [form, sendAfter])

  useEffect(() => {
    const element = form.current
    // Once, as the page comes alive: later it is this very page that keeps a draft.
    if (!element || userId === null || memory.current.looked) return
    memory.current.looked = true
    const draft = isReply ? null : readDraft(userId)
    if (!draft) return
    const before = snapshotOf(element)
    // Putting it back is no typing: it stays kept under the revision it was made from.
    if (/^\d+$/.test(draft.revision)) setRevision(Number(draft.revision))
    restoreEntries(element, draft.entries)
    if (snapshotOf(element) === before && !hasAnswer(element)) return void dropDraft(userId)
    setRestored(true)
    sendAfter(PAUSE)
  }, [form, isReply, sendAfter, setRevision, userId])

  useEffect(() => {
    const element = form.current
    if (!element || fetching !== 'idle' || !reply || memory.current.handled === reply) return
    memory.current.handled = reply
    const takeOver = (theirs: readonly TheirField[], made: number) => {
      const shown = theirs.map(({ name, text }) => showTheirs(element, name, sentText(memory.current.sent, name), text))
      if (shown.every(Boolean)) setRevision(made)
      return shown.length > 0
    }
    if (reply.outcome === 'saved') {
      memory.current.saved = memory.current.sent
      const isWhole = snapshotOf(element) === memory.current.sent
      setProgress({ state: 'saved', at: Date.now(), merged: takeOver(reply.theirs, reply.revision) })
      if (isWhole) {
        // The form says what the server holds, what others wrote included.
        memory.current.saved = snapshotOf(element)
        if (userId !== null && !hasAnswer(element)) dropDraft(userId)
      } else sendAfter(PAUSE)
    } else if (reply.outcome === 'conflict') {
      takeOver(reply.theirs, reply.revision)
      setProgress({ state: 'conflict', conflicts: reply.conflicts })
    } else if (reply.outcome === 'refused') setProgress({ state: 'incomplete', problems: reply.problems })
    else {
      setProgress({ state: reply.outcome })
      if (reply.outcome === 'failed') sendAfter(RETRY)
    }
  }, [form, fetching, reply, sendAfter, setRevision, userId])

  useEffect(() => {
    const saveNow = (options: RequestInit): Promise<unknown> | null => {
      const element = form.current
      const snapshot = element && snapshotOf(element)
      if (!element || isStopped || memory.current.left || snapshot === memory.current.saved) return null
      const sent = fetch(element.action, { method: 'POST', body: autosaveOf(element, made.current), ...options })
      return sent.then(({ ok }) => ok && snapshot !== null && (memory.current.saved = snapshot)).catch(() => undefined)
    }
    // Up to 64 kB leave with the page; a longer text was saved when its writer last paused.
    const onHide = () => void saveNow({ keepalive: true })
    const onOnline = () => sendAfter(0)
    // A page that comes back from the browser's memory goes on where it was.
    const onShow = () => {
      memory.current.left = false
    }
    const listeners = [
      ['pagehide', onHide],
      ['online', onOnline],
      ['pageshow', onShow],
    ] as const
    for (const [event, listener] of listeners) window.addEventListener(event, listener)
    const endHolding = saveBeforeLinks(() => saveNow({}))
    return () => {
      endHolding()
      for (const [event, listener] of listeners) window.removeEventListener(event, listener)
    }
  }, [form, isStopped, sendAfter])

  const keep = useCallback(() => {
    const element = form.current
    if (userId === null || !element || (snapshotOf(element) === memory.current.saved && !hasAnswer(element))) return
    keepDraft(userId, element, { attempt, revision: String(made.current) })
  }, [attempt, form, userId])
  const noteChange = useCallback(() => {
    keep()
    sendAfter(PAUSE)
  }, [keep, sendAfter])
  const leave = useCallback(() => {
    keep()
    memory.current.left = true
  }, [keep])
  return { progress, revision, attempt, isRestored, noteChange, leave }
}

function autosaveOf(form: HTMLFormElement, revision: number): FormData {
  const data = new FormData(form)
  data.set('revision', String(revision))
  data.set('intent', 'autosave')
  return data
}

function sentText(snapshot: string, name: string): string {
  const entries = JSON.parse(snapshot) as [string, string][]
  return entries.filter(([other]) => other === name).at(-1)?.[1] ?? ''
}
