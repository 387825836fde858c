import { z } from 'zod'
import { instantJson, languageTextJson } from '#app/features/projects/queries/json-shapes.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { AppError, notFound } from '#app/platform/errors/app-error.ts'
import { said } from './changes/problem-words.server.ts'
import { getChange, nextSteps, type HeldChange } from './changes/changes.server.ts'
import { listLines, type KeptLine } from './changes/lines.server.ts'
import { OUTCOMES, type CellProblem, type Outcome } from './changes/outcomes.ts'
import { BULK_KINDS } from './kinds.server.ts'
import { changePath } from './paths.ts'

const lower = <Word extends string>(word: Word) => word.toLowerCase() as Lowercase<Word>

/** What becomes of a record, as the address of an import asks for it. */
export const IMPORT_OUTCOMES = OUTCOMES.filter((outcome) => outcome !== 'SAME').map(lower)
const STATES = ['reading', 'refused', 'ready', 'applying', 'done', 'undoing', 'undone', 'dropped'] as const

const count = z.number().int()
const value = z.unknown().describe('As it is stored; null where there is nothing.')
const field = { path: z.string().describe('The key of the column in the sheet.'), language: z.string().optional() }
const problemJson = z.object({
  sheet: z.string().describe('Its name; empty for a CSV file.'),
  row: z.number().int(),
  column: z.string().describe('Its letters; empty where it is about the row.'),
  head: z.string().describe('What the column is called.'),
  message: z.string(),
})
const lineJson = z.object({
  record: z.uuid(),
  outcome: z.enum(IMPORT_OUTCOMES as [string, ...string[]]),
  isNew: z.boolean(),
  row: z.number().int().nullable(),
  title: languageTextJson,
  changes: z.array(z.object({ ...field, before: value, after: value })),
  conflicts: z
    .array(z.object({ ...field, base: value, theirs: value, yours: value, choice: z.enum(['mine', 'theirs']).optional() }))
    .describe('Fields that were changed here since the file was made. A record with one nobody chose for in the portal is left aside.'),
  problems: z.array(problemJson),
  reason: z.string().nullable().describe('Why it cannot be done, or was not.'),
  kept: z.array(z.object(field)).describe('What was edited since and so was not taken back.'),
})

export const importJsonShape = z.object({
  id: z.uuid(),
  kind: z.enum(BULK_KINDS),
  state: z
    .enum(STATES)
    .describe('`reading`, `applying` and `undoing` pass by themselves; nothing is written before `apply`. Ask again in a second.'),
  fileName: z.string().nullable(),
  url: z.url().describe('The same import as people see it in the portal.'),
  createdAt: instantJson,
  progress: z.object({ done: count, of: count.nullable() }).nullable().describe('While it passes by itself.'),
  refusal: z.string().nullable().describe('Why nothing of the file is taken.'),
  counts: z
    .object({
      new: count,
      ready: count,
      conflict: count,
      problem: count,
      same: count,
      done: count,
      failed: count,
      undone: count,
      partly: count,
      kept: count,
    })
    .describe('Records by what becomes of them; `new`: of those that are ready.'),
  ignoredColumns: z.array(z.string()),
  problems: z.array(problemJson).describe('The first of them; those of each record are with its line.'),
  problemCount: count,
  can: z.object({ apply: z.boolean(), undo: z.boolean() }),
  lines: z.array(lineJson).describe('Records, in the order of the file.'),
  next: z.string().nullable().describe('The cursor of the next lines; null on the last.'),
})
export type ImportJson = z.infer<typeof importJsonShape>

/** Which lines of an import are asked for. */
export type LinesAsked = { outcome: string | null; after: number; limit: number }

/**
 * An import by spreadsheet of a workspace. What people chose in a register is none: no program says go to their publications. Throws
 * `not-found`.
 */
export async function getImport(actor: Actor, workspaceId: string, importId: string): Promise<HeldChange> {
  const change = await getChange(actor, workspaceId, importId).catch(() => null)
  if (change?.source !== 'SHEET') throw notFound('import')
  return change
}

/** An import as programs read it, in English: what it would change, or changed, and what is wrong at which place. */
export async function importJson(
  actor: Actor,
  change: HeldChange,
  { slug, origin, lines }: { slug: string; origin: string; lines: LinesAsked },
): Promise<ImportJson> {
  const isAtRest = !['READING', 'APPLYING', 'UNDOING'].includes(change.state)
  const outcome = OUTCOMES.find((one) => lower(one) === lines.outcome)
  const found = isAtRest ? await listLines(change.id, { outcome, after: lines.after, limit: lines.limit + 1 }) : []
  const shown = found.slice(0, lines.limit)
  const { apply, undo } = nextSteps(actor, change)
  const counted = (of: Outcome | 'NEW') => change.counts[of] ?? 0
  return {
    id: change.id,
    kind: change.kind,
    state: lower(change.state),
    fileName: change.fileName,
    url: origin + changePath({ language: 'en', slug }, change.id),
    createdAt: change.createdAt.toISOString(),
    progress: isAtRest ? null : { done: change.done, of: change.of },
    refusal: change.refusal && said(change.refusal, 'en'),
    counts: {
      new: counted('NEW'),
      ready: counted('READY'),
      conflict: counted('CONFLICT'),
      problem: counted('PROBLEM'),
      same: counted('SAME'),
      done: counted('DONE'),
      failed: counted('FAILED'),
      undone: counted('UNDONE'),
      partly: counted('PARTLY'),
      kept: counted('KEPT'),
    },
    ignoredColumns: change.counts.ignored ?? [],
    problems: change.problems.map(problemOf),
    problemCount: change.problemCount,
    can: { apply, undo },
    lines: shown.map(lineOf),
    next: found.length > lines.limit ? String(shown.at(-1)?.position ?? 0) : null,
  }
}

const problemOf = ({ sheet, row, column, head, ...message }: CellProblem) => ({ sheet, row, column, head, message: said(message, 'en') })

const fieldOf = ({ path, lang }: { path: string; lang?: string | undefined }) => ({ path, ...(lang ? { language: lang } : {}) })

function lineOf({ recordId, outcome, isNew, row, title, changes, conflicts, reason, kept }: KeptLine): ImportJson['lines'][number] {
  return {
    record: recordId,
    outcome: lower(outcome),
    isNew,
    row,
    title,
    changes: changes.map((one) => ({ ...fieldOf(one), before: one.before, after: one.after })),
    conflicts: conflicts.map(({ base, current, typed, choice, ...one }) => ({
      ...fieldOf(one),
      base,
      theirs: current,
      yours: typed,
      ...(choice ? { choice } : {}),
    })),
    problems: reason && 'problems' in reason ? reason.problems.map(problemOf) : [],
    reason: reason && !('problems' in reason) ? said(reason, 'en') : null,
    kept: kept.map(fieldOf),
  }
}

/** Files of a workspace that may wait to be read: each takes room on the disk until it is. */
const MOST_WAITING = 10

/** Throws `too-many` where a workspace has many files waiting to be read. */
export async function refuseManyImports(workspaceId: string): Promise<void> {
  const waiting = await db.bulkChange.count({ where: { workspaceId, state: 'READING' } })
  if (waiting >= MOST_WAITING) throw new AppError('too-many', 'tooMany.imports', { seconds: 30 })
}
