import type { EditAddresses } from '#app/features/provenance/edit-frame.ts'

export type InWorkspace = { language: string; workspace: string }

export const datasetsPath = (language: string) => `/${language}/datasets`
export const publicDatasetPath = (language: string, slug: string) => `/${language}/datasets/${slug}`
/** A version's own address, for ever. */
export const datasetVersionPath = (language: string, slug: string, version: number) => `${publicDatasetPath(language, slug)}/v/${version}`
/** Where the PDFs of a version are, each by its position. */
export const versionDocumentsPath = (slug: string, version: number) => `/datasets/${slug}/v/${version}/documents`

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
