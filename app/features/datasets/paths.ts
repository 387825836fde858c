import type { EditAddresses } from '#app/features/provenance/edit-frame.ts'

export type InWorkspace = { language: string; workspace: string }

export const datasetsPath = (language: string) => `/${language}/datasets`
export const publicDatasetPath = (language: string, slug: string) => `/${language}/datasets/${slug}`
/** A version's own address, for ever. */
export const datasetVersionPath = (language: string, slug: string, version: number) => `${publicDatasetPath(language, slug)}/v/${version}`
/** Where the PDFs of a version are, each by its position. */
export const versionDocumentsPath = (slug: string, version: number) => `/datasets/${slug}/v/${version}/documents`

export type TableFormat = 'csv' | 'xlsx' | 'parquet' | 'geojson'
/** The file as it came, and its tables in other formats. */
export const originalPath = (language: string, slug: string, version: number) =>
  `${datasetVersionPath(language, slug, version)}/download/original`
export const tableFilePath = (language: string, slug: string, version: number, table: number, format: TableFormat) =>
  `${datasetVersionPath(language, slug, version)}/download/${table}.${format}`
/** How programs ask a version of a dataset, on a page. */
export const datasetApiPagePath = (language: string, slug: string, version: number) => `${datasetVersionPath(language, slug, version)}/api`
/** Addresses for programs. */
export const datasetApiPath = (slug: string, part?: 'rows' | 'aggregate') => `/api/v1/datasets/${slug}${part ? `/${part}` : ''}`
/** The permanent address of a dataset, and of a version of it, without a language. */
export const datasetPermanentPath = (slug: string, version?: number) => `/datasets/${slug}${version === undefined ? '' : `/v/${version}`}`

/** The workspace's register of datasets. */
export const datasetRegisterPath = ({ language, workspace }: InWorkspace) => `/${language}/w/${workspace}/datasets`
export const newDatasetPath = (where: InWorkspace) => `${datasetRegisterPath(where)}/new`
export const datasetPath = (where: InWorkspace, datasetId: string) => `${datasetRegisterPath(where)}/${datasetId}`
export const datasetHistoryPath = (where: InWorkspace, datasetId: string) => `${datasetPath(where, datasetId)}/history`
export const datasetStepPath = (where: InWorkspace, datasetId: string, step: string) => `${datasetPath(where, datasetId)}/edit/${step}`
/** Where the views of a working copy are: its table, its columns, a chart, a map. */
export const datasetDataPath = (where: InWorkspace, datasetId: string) => `${datasetPath(where, datasetId)}/data`
export const ownDocumentsPath = (where: InWorkspace, datasetId: string) => `${datasetDataPath(where, datasetId)}/documents`

/** The pages around the form of a dataset. */
export const datasetAddresses = (where: InWorkspace, datasetId: string): EditAddresses => ({
  register: datasetRegisterPath(where),
  record: datasetPath(where, datasetId),
  step: (step) => datasetStepPath(where, datasetId, step),
})

/** Where pieces of a file are sent. */
export const uploadPath = (where: InWorkspace, datasetId: string) => `${datasetPath(where, datasetId)}/upload`
