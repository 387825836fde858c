import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { FieldProblem } from '#app/features/provenance/posted-edits.ts'
import type { FieldConflict, SaveReply, TheirField } from '#app/features/provenance/save-reply.ts'
import { showTheirs, snapshotOf, wasTypedInto } from './form-snapshot.ts'
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

/** What was last saved and sent, as snapshots; the answer that was dealt with. */
type Memory = { saved: string; sent: string; timer: number; left: boolean; handled: unknown }

type Autosave = { progress: SaveProgress; revision: number; noteChange: () => void; leave: () => void }

/**
 * Saves a form once its person pauses. The revision it was made from moves on only when every field shows what that
 * revision holds, so that nobody's later words are taken for this person's. `paused`: until the form is sent whole.
 */
export function useAutosave(form: RefObject<HTMLFormElement>, madeFrom: number, paused: boolean): Autosave {
  const { submit, state: fetching, data: reply } = useFetcher<SaveReply | LostReply>()
  const [progress, setProgress] = useState<SaveProgress>({ state: 'untouched' })
  const [revision, setRevision] = useState(madeFrom)
  const memory = useRef<Memory>({ saved: '', sent: '', timer: 0, left: false, handled: undefined })
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
    submit(autosaveOf(element), { method: 'post', action: pathname + search, encType: 'multipart/form-data' })
  }, [form, isStopped, submit])

  const sendAfter = useCallback(
    (pause: number) => {
      window.clearTimeout(memory.current.timer)
      memory.current.timer = window.setTimeout(send, pause)
    },
    [send],
  )

  useEffect(() => {
    const element = form.current
    if (!element) return
    if (wasTypedInto(element)) sendAfter(PAUSE)
    else if (memory.current.saved === '') memory.current.saved = snapshotOf(element)
  }, [form, sendAfter])

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
      setProgress({ state: 'saved', at: Date.now(), merged: takeOver(reply.theirs, reply.revision) })
      sendAfter(PAUSE)
    } else if (reply.outcome === 'conflict') {
      takeOver(reply.theirs, reply.revision)
      setProgress({ state: 'conflict', conflicts: reply.conflicts })
    } else if (reply.outcome === 'refused') setProgress({ state: 'incomplete', problems: reply.problems })
    else {
      setProgress({ state: reply.outcome })
      if (reply.outcome === 'failed') sendAfter(RETRY)
    }
  }, [form, fetching, reply, sendAfter])

  useEffect(() => {
    const onHide = () => {
      const element = form.current
      if (!element || isStopped || memory.current.left || snapshotOf(element) === memory.current.saved) return
      // Up to 64 kB leave with the page; a longer text was saved when its writer last paused.
      void fetch(element.action, { method: 'POST', body: autosaveOf(element), keepalive: true }).catch(() => undefined)
    }
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
    return () => {
      for (const [event, listener] of listeners) window.removeEventListener(event, listener)
    }
  }, [form, isStopped, sendAfter])

  const noteChange = useCallback(() => sendAfter(PAUSE), [sendAfter])
  const leave = useCallback(() => {
    memory.current.left = true
  }, [])
  return { progress, revision, noteChange, leave }
}

function autosaveOf(form: HTMLFormElement): FormData {
  const data = new FormData(form)
  data.set('intent', 'autosave')
  return data
}

function sentText(snapshot: string, name: string): string {
  const entries = JSON.parse(snapshot) as [string, string][]
  return entries.filter(([other]) => other === name).at(-1)?.[1] ?? ''
}
