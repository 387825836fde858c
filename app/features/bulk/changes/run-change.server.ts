import { rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { actorOfPerson } from '#app/features/accounts/actor.server.ts'
import { UnreadableFile } from '#app/features/datasets/reading/unreadable-file.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { readEnv } from '#app/platform/env/env.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { freeJob, holding } from '#app/platform/jobs/exclusive.server.ts'
import { log } from '#app/platform/observability/log.server.ts'
import { planChosen } from '../chosen/plan-chosen.server.ts'
import { writingLanguagesOf } from '../sheets/writing-languages.server.ts'
import { planSheet } from '../sheets/plan-sheet.server.ts'
import { SheetRefusal } from '../sheets/refusal.ts'
import { stageRows } from '../sheets/stage-rows.server.ts'
import { applyLine, reasonOf } from './apply-line.server.ts'
import { findChange, type HeldChange } from './changes.server.ts'
import { countLines, lastLines, listLines } from './lines.server.ts'
import type { CellProblem, Counts, Line, Message } from './outcomes.ts'
import { undoLine } from './undo-line.server.ts'

const payloadSchema = z.object({ changeId: z.uuid() })
const LINES_AT_ONCE = 50
const MOST_PROBLEMS = 200

/** Where a file lies until it is known what it would change. */
export const bulkFile = (changeId: string) => path.resolve(readEnv().PORTAL_DATA_DIR, 'bulk', changeId)

/**
 * Works a change out, applies it or undoes it, as its state says, with the rights that its person has by now. Each line is one
 * transaction and says when it is done: stopped at any moment, it goes on where it was.
 */
export async function runBulk(payload: unknown, stopping?: AbortSignal): Promise<void> {
  const { changeId } = payloadSchema.parse(payload)
  const isMine = await holding(lockOf(changeId), async () => {
    const change = await findChange(changeId)
    if (change) await runHeld(change, stopping)
  })
  if (!isMine) throw new Error(`The change ${changeId} is being worked on already`)
}

/** At a start, puts what processes that were killed were working on back into the queue. */
export async function resumeBulk(): Promise<void> {
  const running = await db.bulkChange.findMany({
    where: { state: { in: ['READING', 'APPLYING', 'UNDOING'] } },
    select: { id: true, state: true },
  })
  for (const { id, state } of running)
    await holding(lockOf(id), async () => {
      if (await freeJob(`bulk:${id}`)) return
      // Killed too often: what is done stays done, and can be undone.
      const ended =
        state === 'READING'
          ? { state: 'REFUSED' as const, refusal: { key: 'bulk:refused.fault' } }
          : { state: 'DONE' as const, counts: await countLines(id) }
      await db.bulkChange.update({ where: { id }, data: ended })
    })
}

const lockOf = (changeId: string) => `run bulk ${changeId}`

async function runHeld(change: HeldChange, stopping: AbortSignal | undefined): Promise<void> {
  switch (change.state) {
    case 'READING':
      return workOut(change, stopping)
    case 'APPLYING':
      return apply(change, await actorOfPerson(change.createdById), stopping)
    case 'UNDOING':
      return undo(change, await actorOfPerson(change.undoneById ?? change.createdById), stopping)
    case 'READY':
    case 'REFUSED':
    case 'DONE':
    case 'UNDONE':
    case 'DROPPED':
      return
  }
}

async function workOut(change: HeldChange, stopping: AbortSignal | undefined): Promise<void> {
  const { id, kind, workspaceId, source } = change
  // A try that was killed begins anew.
  await db.bulkLine.deleteMany({ where: { changeId: id } })
  await db.bulkRow.deleteMany({ where: { changeId: id } })
  const actor = await actorOfPerson(change.createdById)
  const language = change.language as Parameters<typeof planSheet>[1]['language']
  const tally = new Tally()
  try {
    if (source === 'CHOSEN')
      await planChosen(actor, change, async (lines, of) => {
        stopping?.throwIfAborted()
        tally.add(lines)
        await tell(id, tally.lines, of)
      })
    else {
      const languages = await writingLanguagesOf(workspaceId)
      let rows = 0
      const sheets = await stageRows(bulkFile(id), { changeId: id, kind, workspaceId, languages }, async (staged) => {
        stopping?.throwIfAborted()
        rows = staged
        await tell(id, staged, null)
      })
      tally.ignore(sheets.flatMap(({ ignored }) => ignored))
      await planSheet(actor, { changeId: id, kind, workspaceId, language }, sheets, async (lines) => {
        stopping?.throwIfAborted()
        tally.add(lines)
        await tell(id, Math.min(tally.lines, rows), rows)
      })
      await db.bulkRow.deleteMany({ where: { changeId: id } })
    }
    const { counts, problems, problemCount } = tally
    await db.bulkChange.update({
      where: { id },
      data: { state: 'READY', counts, problems: problems as never, problemCount, done: tally.lines, of: tally.lines },
    })
  } catch (error) {
    if (stopping?.aborted) throw error
    await db.bulkLine.deleteMany({ where: { changeId: id } })
    await db.bulkRow.deleteMany({ where: { changeId: id } })
    await db.bulkChange.update({ where: { id }, data: { state: 'REFUSED', refusal: refusalOf(error, id) as never } })
  }
  await rm(bulkFile(id), { force: true })
}

function refusalOf(error: unknown, changeId: string): Message {
  if (error instanceof SheetRefusal) return { key: `bulk:refused.${error.key}`, params: error.params }
  if (error instanceof UnreadableFile) {
    const { code, table = '', row = 0, column = 0 } = error.finding
    return { key: `bulk:refused.${code}`, params: { sheet: table, row, column } }
  }
  if (error instanceof AppError) return reasonOf(error)
  log.error({ err: error, changeId }, 'a change of many records was not worked out')
  return { key: 'bulk:refused.fault' }
}

async function apply(change: HeldChange, actor: Actor, stopping: AbortSignal | undefined): Promise<void> {
  const before = await countLines(change.id)
  const of = (before.READY ?? 0) + (before.DONE ?? 0) + (before.FAILED ?? 0)
  let done = of - (before.READY ?? 0)
  for (;;) {
    const lines = await listLines(change.id, { outcome: 'READY', limit: LINES_AT_ONCE })
    if (lines.length === 0) break
    for (const line of lines) {
      stopping?.throwIfAborted()
      await applyLine(actor, change, line)
      done += 1
    }
    await tell(change.id, done, of)
  }
  await end(change, { state: 'DONE', appliedAt: new Date() })
}

async function undo(change: HeldChange, actor: Actor, stopping: AbortSignal | undefined): Promise<void> {
  const before = await countLines(change.id)
  const of = (before.DONE ?? 0) + (before.UNDONE ?? 0) + (before.PARTLY ?? 0) + (before.KEPT ?? 0)
  let done = of - (before.DONE ?? 0)
  for (;;) {
    const lines = await lastLines(change.id, 'DONE', LINES_AT_ONCE)
    if (lines.length === 0) break
    for (const line of lines) {
      stopping?.throwIfAborted()
      await undoLine(actor, change, line)
      done += 1
    }
    await tell(change.id, done, of)
  }
  await end(change, { state: 'UNDONE', undoneAt: new Date() })
}

async function end(
  { id, counts }: HeldChange,
  ending: { state: 'DONE'; appliedAt: Date } | { state: 'UNDONE'; undoneAt: Date },
): Promise<void> {
  const { SAME, NEW, ignored } = counts
  const kept = { ...(SAME ? { SAME } : {}), ...(NEW ? { NEW } : {}), ...(ignored ? { ignored } : {}) }
  await db.bulkChange.update({ where: { id }, data: { ...ending, counts: { ...kept, ...(await countLines(id)) } } })
}

const tell = (id: string, done: number, of: number | null) =>
  db.bulkChange.update({ where: { id }, data: { done, of }, select: { id: true } }).then(() => {})

/** Counts what was worked out, without growing with it. */
class Tally {
  readonly counts: Counts = {}
  readonly problems: CellProblem[] = []
  problemCount = 0
  lines = 0

  add(lines: readonly Line[]) {
    for (const { outcome, isNew, reason } of lines) {
      this.lines += 1
      this.counts[outcome] = (this.counts[outcome] ?? 0) + 1
      if (isNew && outcome === 'READY') this.counts.NEW = (this.counts.NEW ?? 0) + 1
      if (!reason || !('problems' in reason)) continue
      this.problemCount += reason.problems.length
      this.problems.push(...reason.problems.slice(0, MOST_PROBLEMS - this.problems.length))
    }
  }

  ignore(heads: readonly string[]) {
    if (heads.length > 0) this.counts.ignored = [...new Set(heads)].slice(0, 20)
  }
}
