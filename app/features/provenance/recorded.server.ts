import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { ContentShape, JsonObject, Parts } from './content.ts'
import type { FieldName } from './field-names.ts'
import type { HeldRecord, RecordKind } from './read-record.server.ts'

/** Parts that an edit changed, as they were and as they are; null: gone. */
export type Touched = { before: Parts; after: ReadonlyMap<string, JsonObject | null> }

/**
 * What a kind of record adds to the common machinery: its shape, and what it derives from its content (entries of
 * lists, places of the map) whenever that changes.
 */
export type Recorded = {
  kind: RecordKind
  /** First word of its events: `project`. */
  word: string
  shape: ContentShape
  /** Writes what lists show of the working copy; `touched` are the parts that changed since it was last written, where they are known. */
  indexWorking: (tx: Transaction, record: HeldRecord, touched?: Touched) => Promise<void>
  /** Writes what the public lists, searches and maps, from the published content. */
  indexPublic: (tx: Transaction, record: HeldRecord) => Promise<void>
  /** Takes it out of everything public. */
  unindexPublic: (tx: Transaction, record: HeldRecord) => Promise<void>
  /** Takes away all that was derived from it. */
  forget: (tx: Transaction, record: HeldRecord) => Promise<void>
  /** The page of the form that holds a field, a row or a table: `texts`, `budgets/r1`. */
  formPage: (field: FieldName) => string
  /** What keeps the working copy from being submitted; message keys of the feature. */
  hindrances: (parts: Parts) => readonly { field: string; messageKey: string }[]
}
