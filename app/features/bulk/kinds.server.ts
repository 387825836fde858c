import { datasetFields } from '#app/features/datasets/edit/fields.server.ts'
import { datasetProblems } from '#app/features/datasets/edit/rules.ts'
import { datasetWords } from '#app/features/datasets/edit/dataset-words.server.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { giveSlug } from '#app/features/datasets/record/slug.server.ts'
import { needProblems } from '#app/features/needs/edit-rules.server.ts'
import { needWords } from '#app/features/needs/queries/need-words.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import { projectProblems } from '#app/features/projects/edit-rules.server.ts'
import { projectWords } from '#app/features/projects/queries/project-words.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { projectFields } from '#app/features/projects/schema.server.ts'
import type { JsonObject, Parts } from '#app/features/provenance/content.ts'
import type { RecordWords } from '#app/features/provenance/describe-value.server.ts'
import type { FieldKinds, FieldProblem } from '#app/features/provenance/posted-edits.ts'
import type { RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Recorded } from '#app/features/provenance/recorded.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export const BULK_KINDS = ['PROJECT', 'NEED', 'DATASET'] as const satisfies readonly RecordKind[]

/** What bulk work knows of a kind of record. */
export type BulkKind = {
  recorded: Recorded
  /** How its fields are read, by pattern; see provenance/field-names.ts. */
  fields: (language: Language) => FieldKinds
  rules: (after: Parts) => FieldProblem[]
  words: (language: Language, workspaceId: string) => Promise<RecordWords> | RecordWords
  /** Tables that get a sheet of their own, in this order. */
  tables: readonly string[]
  /** What a new row of a table begins with. */
  newRow: (table: string) => JsonObject
  /** What a new record needs beside its content, before it is stored. */
  prepare: (tx: Transaction, recordId: string, title: LanguageText, sourceLanguage: string | undefined) => Promise<void>
  entry: 'project_entry' | 'need_entry' | 'dataset_entry'
}

/** No record's id: the words of a kind, whichever record they are of. */
const NO_RECORD = '00000000-0000-0000-0000-000000000000'

const nothing = () => Promise.resolve()

export const KINDS: Record<RecordKind, BulkKind> = {
  PROJECT: {
    recorded: projectRecorded,
    fields: projectFields,
    rules: projectProblems,
    words: (language) => projectWords(language),
    tables: ['sectors', 'countries', 'regions', 'places', 'organisations', 'budgets', 'transactions', 'documents', 'contacts', 'related'],
    newRow: (table) => (table === 'sectors' || table === 'regions' ? { vocabulary: '1' } : {}),
    prepare: nothing,
    entry: 'project_entry',
  },
  NEED: {
    recorded: needRecorded,
    fields: (language) => needFields(language),
    rules: needProblems,
    words: (language, workspaceId) => needWords({ id: NO_RECORD, workspaceId }, language),
    tables: ['skills', 'languages'],
    newRow: () => ({}),
    prepare: nothing,
    entry: 'need_entry',
  },
  DATASET: {
    recorded: datasetRecorded,
    fields: () => datasetFields(),
    rules: datasetProblems,
    words: (language, workspaceId) => datasetWords({ id: NO_RECORD, workspaceId }, language),
    tables: ['countries', 'sectors'],
    newRow: () => ({}),
    prepare: async (tx, recordId, title, sourceLanguage) => void (await giveSlug(tx, recordId, title, sourceLanguage)),
    entry: 'dataset_entry',
  },
}

export const isBulkKind = (value: string | null | undefined): value is RecordKind =>
  (BULK_KINDS as readonly (string | null | undefined)[]).includes(value)
