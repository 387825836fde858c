import { datasetWords } from '#app/features/datasets/edit/dataset-words.server.ts'
import { datasetFields } from '#app/features/datasets/edit/fields.server.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { needWords } from '#app/features/needs/queries/need-words.server.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import { projectWords } from '#app/features/projects/queries/project-words.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { projectFields } from '#app/features/projects/schema.server.ts'
import type { FieldKinds } from '#app/features/provenance/posted-edits.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import type { Recorded } from '#app/features/provenance/recorded.server.ts'
import type { RecordWords } from '#app/features/provenance/describe-value.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { RecordKind } from './paths.ts'

/** What translating needs to know of a kind of record. */
export type TranslatedKind = {
  recorded: Recorded
  /** Where the words of its form are. */
  namespace: 'projects-edit' | 'needs-edit' | 'datasets-edit'
  /** How its fields and codes are called. */
  words: (record: HeldRecord, language: Language) => RecordWords | Promise<RecordWords>
  /** How its texts are read; no other field is. */
  fields: (language: Language) => FieldKinds
}

const textsOf = (fields: FieldKinds): FieldKinds => Object.fromEntries(Object.entries(fields).filter(([pattern]) => pattern.endsWith('@')))

export const KINDS: Record<RecordKind, TranslatedKind> = {
  PROJECT: {
    recorded: projectRecorded,
    namespace: 'projects-edit',
    words: (_record, language) => projectWords(language),
    fields: (language) => textsOf(projectFields(language)),
  },
  NEED: {
    recorded: needRecorded,
    namespace: 'needs-edit',
    words: needWords,
    fields: (language) => textsOf(needFields(language)),
  },
  DATASET: {
    recorded: datasetRecorded,
    namespace: 'datasets-edit',
    words: datasetWords,
    fields: () => textsOf(datasetFields()),
  },
}
