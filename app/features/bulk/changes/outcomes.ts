import type { Json, JsonObject } from '#app/features/provenance/content.ts'
import type { Change, Edit } from '#app/features/provenance/edits.ts'

/** What becomes, or became, of a line. SAME is counted and not kept. PARTLY: undone but for fields edited since; KEPT: not undone. */
export const OUTCOMES = ['READY', 'CONFLICT', 'PROBLEM', 'SAME', 'DONE', 'FAILED', 'UNDONE', 'PARTLY', 'KEPT'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A message key with its namespace, and its placeholders. */
export type Message = { key: string; params?: Readonly<Record<string, string | number>> }

/** What is wrong at a place of a file. `column`: its letters, empty where it is about the row. */
export type CellProblem = Message & { sheet: string; row: number; column: string; head: string }

/** A field that somebody edited here since the file was made, and the file says otherwise. */
export type LineConflict = {
  path: string
  lang?: string | undefined
  base: Json
  current: Json
  typed: Json
  choice?: 'mine' | 'theirs' | undefined
}

/** Where a file says a change: the sheet's name (empty in a CSV) and the row. `of`: by what a person knows the row of a table. */
export type RowPlace = { sheet: string; row: number; of?: JsonObject }

export type PlannedChange = Change & { at?: RowPlace }

/** Why a line cannot be done, or was not. */
export type Reason = Message | { problems: CellProblem[] }

export type Line = {
  recordId: string
  position: number
  outcome: Outcome
  isNew: boolean
  title: Record<string, string>
  row: number | null
  madeFrom: number
  edits: Edit[]
  changes: PlannedChange[]
  conflicts: LineConflict[]
  reason: Reason | null
}

/** Counts of lines by outcome, and of what a file had besides. */
export type Counts = Partial<Record<Outcome | 'NEW', number>> & { ignored?: string[] }
