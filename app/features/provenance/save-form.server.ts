import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { combineTexts } from './combine-texts.ts'
import { requireRight } from './internal/record-checks.server.ts'
import { saveLocked, type AlsoSaved } from './save-edits.server.ts'
import type { Recorded } from './recorded.server.ts'
import type { JsonObject, Parts } from './content.ts'
import { applyEdits, locate, valueAt, type Change, type Conflict, type Edit } from './edits.ts'
import { fieldName, fieldValues, shown, splitFieldName, type FieldName } from './field-names.ts'
import { readParts } from './parts.server.ts'
import { readPosted, withWholeNewRows, type FieldKinds, type FieldProblem, type PostedEdits } from './posted-edits.ts'
import { lockOwnRecord } from './read-record.server.ts'
import {
  baseName,
  choiceName,
  CONFLICT_CHOICES,
  CONFLICT_NAME,
  REMOVE_NAME,
  type ConflictChosen,
  type FieldConflict,
  type SaveReply,
} from './save-reply.ts'

/** How the form of one step is read. */
export type FormReading = {
  kinds: FieldKinds
  /** The parts that hold its fields: `facts`, `text`, `sectors`, `budgets/r1`. */
  parts: readonly string[]
  /** The row that the form is about, new or not: left blank, it is refused rather than passed over. */
  row?: string
  /** What a row that the form adds begins with. */
  newRow?: (table: string) => JsonObject
  /** What is wrong with the content as it would become. Only what this form changes and shows keeps it from being saved. */
  rules?: (after: Parts) => FieldProblem[]
  /** What the form says beside its fields. */
  also?: AlsoSaved
}

/** The message of a field that is left blank and must not be. */
const NEEDED = 'needed'

type Where = { workspaceId: string; recordId: string }

/**
 * Saves one posted form of a record, made from the revision in its field `revision`. Nothing is written where a value is
 * refused or where somebody else changed a field meanwhile; then the reply holds everything typed.
 */
export async function saveForm(actor: Actor, recorded: Recorded, where: Where, form: FormData, reading: FormReading): Promise<SaveReply> {
  return inTransaction(async (tx) => {
    // The form is read beside what the record holds under its lock: the reply then names every field that others changed.
    const record = await lockOwnRecord(tx, actor, recorded.kind, where.workspaceId, where.recordId)
    requireRight(actor, record, 'edit')
    const held = await readParts(tx, record.id, 'WORKING', reading.parts)
    const madeFrom = readRevision(form, record.revision)
    const choices = chosen(form)
    const { edits, problems, typed } = readEdits(form, held, choices, reading)
    if ([...choices.values()].includes(null)) {
      const still = [...choices.keys()].map((name) => conflictAt(form, held, name))
      return { outcome: 'conflict', revision: madeFrom, conflicts: await withWriters(tx, record.id, 0, still, typed), theirs: [], typed }
    }
    if (problems.length > 0) return { outcome: 'refused', problems, typed }

    const saved = await saveLocked(tx, actor, recorded, record, { madeFrom }, edits)
    const theirs = saved.theirs.map(({ path, lang, value }) => ({ name: fieldName(path, lang), text: shown(value) }))
    if (saved.conflicts.length === 0) {
      await reading.also?.(tx, record, saved.changes.length > 0)
      return { outcome: 'saved', revision: saved.revision, changed: saved.changes.length > 0, theirs }
    }
    for (const { name, text } of theirs) typed[name] = text
    const conflicts = await withWriters(tx, record.id, madeFrom, saved.conflicts, typed)
    return { outcome: 'conflict', revision: saved.revision, conflicts, theirs, typed }
  })
}

type Choices = ReadonlyMap<string, ConflictChosen | null>

/** The edits that a form makes to what is held, and what is wrong with them. A field left to others says what they wrote. */
function readEdits(form: FormData, held: Parts, choices: Choices, { kinds, newRow, row, rules }: FormReading): PostedEdits {
  for (const [name, choice] of choices) if (choice === 'both') combine(form, held, name)
  const { typed, ...posted } = readPosted(form, kinds, fieldValues(held, kinds))
  const removed = removedRow(form, held)
  const left = [...choices].filter(([, choice]) => choice === 'theirs').map(([name]) => name)
  const isOwn = (name: string) =>
    !left.some((other) => name === other || name.startsWith(`${other}/`)) && !(removed && name.startsWith(`${removed}/`))
  for (const [name, choice] of choices) if (choice === 'theirs') typed[name] = shown(conflictAt(form, held, name).current)
  const own = posted.edits.filter(({ path, lang }) => isOwn(fieldName(path, lang)))
  const edits = withWholeNewRows(own, held, newRow)
  if (removed) edits.push({ path: removed, value: undefined })
  const refused = posted.problems.filter(({ name }) => isOwn(name))
  const after = contentAfter(held, edits)
  if (row && !removed && !left.includes(row) && !after.has(row)) after.set(row, {})
  const isTelling = tellingProblems(form, held, edits, refused)
  return { edits, problems: [...refused, ...(rules?.(after) ?? []).filter(isTelling)], typed }
}

/** Which broken rules a form has to answer for: those at fields it shows, in parts it changes or begins. */
function tellingProblems(form: FormData, held: Parts, edits: readonly Edit[], refused: readonly FieldProblem[]) {
  const touched = new Set(edits.map(({ path, lang }) => locate(path, lang).part))
  const refusedParts = new Set(refused.map(({ name }) => partOf(name)))
  return ({ name, messageKey }: FieldProblem) => {
    const part = partOf(name)
    const isHere = form.has(name) && (touched.has(part) || !held.has(part)) && !refused.some((problem) => problem.name === name)
    // Where a field of a row was refused, the row says less than was typed: only what it lacks is told beside it.
    return isHere && (messageKey === NEEDED || !name.includes('/') || !refusedParts.has(part))
  }
}

function partOf(name: string): string {
  const { path, lang } = splitFieldName(name)
  return locate(path, lang).part
}

function contentAfter(held: Parts, edits: readonly Edit[]): Map<string, JsonObject> {
  const after = new Map(held)
  for (const [part, data] of applyEdits(held, edits).parts) {
    if (data) after.set(part, data)
    else after.delete(part)
  }
  return after
}

/** The text a person chose for each field that was in conflict: mine, theirs, or no choice yet. */
function chosen(form: FormData): Choices {
  const names = form.getAll(CONFLICT_NAME).map(String)
  return new Map(
    names.map((name) => {
      const choice = CONFLICT_CHOICES.find((known) => known === form.get(choiceName(name)))
      return [name, choice ?? null] as const
    }),
  )
}

/** The row that the pressed button takes away: `remove` holds its path. */
function removedRow(form: FormData, held: Parts): string | null {
  const path = form.get(REMOVE_NAME)
  return typeof path === 'string' && path.includes('/') && held.has(path) ? path : null
}

/** What the form was made from; one that does not say it truly is merged from the first day on, so that it overwrites nobody. */
function readRevision(form: FormData, current: number): number {
  const text = formText(form, 'revision')
  const revision = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return revision <= current ? revision : 0
}

const conflictAt = (form: FormData, held: Parts, name: string): Conflict => {
  const { path, lang } = splitFieldName(name)
  return { path, lang, base: formText(form, baseName(name)), current: valueAt(held, path, lang), typed: undefined }
}

/** Puts into a field what both people changed of its text. */
function combine(form: FormData, held: Parts, name: FieldName): void {
  const { base, current, lang } = conflictAt(form, held, name)
  const both = lang && combineTexts(shown(base), formText(form, name), shown(current), lang)
  if (both) form.set(name, both)
}

/** Conflicts as the form shows them. A row that stands or falls whole is shown at the fields typed into it. */
async function withWriters(
  tx: Transaction,
  recordId: string,
  madeFrom: number,
  conflicts: readonly Conflict[],
  typed: Readonly<Record<string, string>>,
): Promise<FieldConflict[]> {
  const events = await tx.event.findMany({
    where: { recordId, revision: { gt: madeFrom } },
    orderBy: { revision: 'desc' },
    take: 100,
    select: { actorId: true, changes: true },
  })
  const writerOf = ({ path, lang }: Conflict) =>
    events.find(({ changes }) =>
      (changes as Change[]).some((change) => (change.path === path || path.startsWith(`${change.path}/`)) && change.lang === lang),
    )?.actorId
  const ids = [...new Set(conflicts.map(writerOf).filter((id): id is string => Boolean(id)))]
  const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return conflicts.flatMap((conflict) => {
    const by = people.find(({ id }) => id === writerOf(conflict))?.name ?? null
    const name = fieldName(conflict.path, conflict.lang)
    const [base, theirs] = [shown(conflict.base), shown(conflict.current)]
    if (Object.hasOwn(typed, name)) {
      const both = conflict.lang ? combineTexts(base, typed[name] ?? '', theirs, conflict.lang) : null
      return [{ name, base, theirs, by, both }]
    }
    const within = Object.keys(typed).filter((other) => splitFieldName(other).path.startsWith(`${conflict.path}/`))
    return [{ name, base: '', theirs, by, both: null, isRow: within.length > 0 }]
  })
}
