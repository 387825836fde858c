import { actorOfPerson } from '#app/features/accounts/actor.server.ts'
import { UnreadableFile } from '#app/features/datasets/reading/unreadable-file.ts'
import { db } from '#app/platform/db/client.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { planChosen } from '../chosen/plan-chosen.server.ts'
import { planSheet } from '../sheets/plan-sheet.server.ts'
import { SheetRefusal } from '../sheets/refusal.ts'
import { stageRows } from '../sheets/stage-rows.server.ts'
import { writingLanguagesOf } from '../sheets/writing-languages.server.ts'
import { reasonOf } from './apply-line.server.ts'
import type { HeldChange } from './changes.server.ts'
import type { CellProblem, Counts, Line, Message } from './outcomes.ts'
import { tellProgress } from './tell-progress.server.ts'

const MOST_PROBLEMS = 200

/**
 * Works out what a change would change, from the beginning: what a try before it left is let go. `file`: its spreadsheet. What is wrong with
 * the file refuses the change; whatever else goes wrong is thrown.
 */
export async function planChange(change: HeldChange, file: string, stopping?: AbortSignal): Promise<void> {
  const { id, source } = change
  await forgetPlan(id)
  const tally = new Tally()
  try {
    if (source === 'CHOSEN')
      await planChosen(await actorOfPerson(change.createdById), change, async (lines, of) => {
        stopping?.throwIfAborted()
        tally.add(lines)
        await tellProgress(id, tally.lines, of)
      })
    else await planFile(change, file, tally)
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return refusePlan(id, refusal)
  }
  const { counts, problems, problemCount } = tally
  await db.bulkChange.update({
    where: { id },
    data: { state: 'READY', counts, problems: problems as never, problemCount, done: tally.lines, of: tally.lines },
  })
}

async function planFile(change: HeldChange, file: string, tally: Tally): Promise<void> {
  const { id: changeId, kind, workspaceId } = change
  const language = change.language as Parameters<typeof planSheet>[1]['language']
  const languages = await writingLanguagesOf(workspaceId)
  let rows = 0
  const sheets = await stageRows(file, { changeId, kind, workspaceId, languages }, async (staged) => {
    rows = staged
    await tellProgress(changeId, staged, null)
  })
  tally.ignore(sheets.flatMap(({ ignored }) => ignored))
  await planSheet(await actorOfPerson(change.createdById), { changeId, kind, workspaceId, language }, sheets, async (lines) => {
    tally.add(lines)
    await tellProgress(changeId, Math.min(tally.lines, rows), rows)
  })
  await db.bulkRow.deleteMany({ where: { changeId } })
}

/** Takes nothing of a change, and says why. */
export async function refusePlan(changeId: string, refusal: Message): Promise<void> {
  await forgetPlan(changeId)
  await db.bulkChange.update({ where: { id: changeId }, data: { state: 'REFUSED', refusal: refusal as never } })
}

async function forgetPlan(changeId: string): Promise<void> {
  await db.bulkLine.deleteMany({ where: { changeId } })
  await db.bulkRow.deleteMany({ where: { changeId } })
}

function refusalOf(error: unknown): Message | null {
  if (error instanceof SheetRefusal) return { key: `bulk:refused.${error.key}`, params: error.params }
  if (error instanceof UnreadableFile) {
    const { code, table = '', row = 0, column = 0 } = error.finding
    return { key: `bulk:refused.${code}`, params: { sheet: table, row, column } }
  }
  return error instanceof AppError ? reasonOf(error) : null
}

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
