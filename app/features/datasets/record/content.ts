import type { ContentShape } from '#app/features/provenance/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { FileFormat } from '#app/features/datasets/tables.ts'
import type { Frequency } from './freshness.ts'

export const VISIBILITIES = ['public', 'workspace'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** The file of a version; `loadId` says how it was read. */
export type DatasetFile = { loadId: string; name: string; format: FileFormat; bytes: number; sha256: string; rows: number; columns: number }

export type DatasetFacts = {
  file?: DatasetFile | undefined
  /** Absent: nobody but the workspace's members. */
  visibility?: Visibility | undefined
  /** SPDX identifier. */
  licence?: string | undefined
  frequency?: Frequency | undefined
  /** The days that the data speak of, YYYY-MM-DD. */
  from?: string | undefined
  to?: string | undefined
  contact?: { name?: string; email?: string } | undefined
  sourceLanguage?: string | undefined
}

export const DATASET_TEXTS = ['title', 'summary', 'method', 'caveats', 'change'] as const
export type DatasetTextField = (typeof DATASET_TEXTS)[number]

type Row<Facts> = Facts & { id: string }

export type DatasetContent = {
  facts: DatasetFacts
  texts: Record<DatasetTextField, LanguageText>
  /** ISO 3166-1 alpha-2. */
  countries: Row<{ code: string }>[]
  /** DAC codes of 5 digits or of 3. */
  sectors: Row<{ code: string }>[]
  /** Projects and needs that it tells of. */
  links: Row<{ recordId: string }>[]
  /** What columns mean; the ids are those of `columnId`. */
  columns: Row<{ label?: LanguageText; description?: LanguageText }>[]
}

export const DATASET_SHAPE = {
  texts: DATASET_TEXTS,
  tables: ['countries', 'sectors', 'links', 'columns'],
  innerTexts: ['columns/*/label', 'columns/*/description'],
} as const satisfies ContentShape

/** The languages that a dataset is described in. */
export const languagesOf = ({ texts }: DatasetContent): string[] => [...new Set(Object.values(texts).flatMap((text) => Object.keys(text)))]
