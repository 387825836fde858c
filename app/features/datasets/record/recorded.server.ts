import { formPage } from '#app/features/datasets/edit/steps.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import type { Recorded } from '#app/features/provenance/recorded.server.ts'
import { DATASET_SHAPE, type DatasetContent } from './content.ts'
import { datasetHindrances } from './hindrances.ts'
import { forgetDataset, indexPublicDataset, indexWorkingDataset, unindexPublicDataset } from './index-dataset.server.ts'

/** Datasets, on the machinery that holds every kind of record. */
export const datasetRecorded: Recorded = {
  kind: 'DATASET',
  word: 'dataset',
  shape: DATASET_SHAPE,
  indexWorking: indexWorkingDataset,
  indexPublic: indexPublicDataset,
  unindexPublic: unindexPublicDataset,
  forget: forgetDataset,
  formPage,
  hindrances: (parts) => datasetHindrances(fromParts<DatasetContent>(DATASET_SHAPE, parts)),
}
