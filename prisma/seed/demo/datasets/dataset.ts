import type { DatasetContent, DatasetFacts } from '#app/features/datasets/record/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { DemoRecord } from '../demo.ts'
import type { DemoFile } from './files/demo-file.ts'

/** What a dataset says beside its file and its dictionary, which both follow from how the file is read. */
export type DatasetDescription = Omit<DatasetContent, 'facts' | 'columns'> & { facts: Omit<DatasetFacts, 'file'> }

export type ColumnMeaning = { label: LanguageText; description?: LanguageText }

export type DemoDataset = Omit<DemoRecord<DatasetDescription>, 'firstVersion'> & {
  key: string
  /** What columns mean, by their names. */
  dictionary: ReadonlyMap<string, ColumnMeaning>
  /** The file of each version, oldest first. */
  files: { /** UUIDv7, the same at each build. */ loadId: string; /** When its author sent it. */ sentAt: string; file: DemoFile }[]
  /** Version 1 of a dataset of two versions. */
  firstVersion?: { publishedAt: string; editedAt: string; content: DatasetDescription }
}
