import { DATASET_SHAPE, type DatasetContent } from '#app/features/datasets/record/content.ts'
import { datasetHindrances } from '#app/features/datasets/record/hindrances.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import type { EditFrame, Hindrance, StepStanding } from '#app/features/provenance/edit-frame.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { rightsOver } from '#app/features/provenance/policy.ts'
import { getOwnRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { commentsInForm, readValidators } from '#app/features/provenance/review.server.ts'
import { taggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { datasetWords } from './dataset-words.server.ts'
import { datasetFields } from './fields.server.ts'
import { DATASET_STEPS, isDatasetStep, NEEDED_STEPS, type DatasetStep } from './steps.ts'

export type DatasetFrame = EditFrame<DatasetStep> & {
  datasetId: string
  /** A version is published: the next one has a note of what changed. */ hasVersion: boolean
}

/** The frame of a form, for the workspace's members. Throws `not-found`. */
export async function getDatasetFrame(
  actor: Actor,
  where: { workspaceId: string; datasetId: string; language: Language },
): Promise<DatasetFrame> {
  const record = await getOwnRecord(actor, 'DATASET', where.workspaceId, where.datasetId)
  const content = await readContent(record)
  const can = rightsOver(actor, record)
  const hindrances = datasetHindrances(content)
  return {
    datasetId: record.id,
    hasVersion: record.currentVersion !== null,
    title: taggedText(content.texts.title, where.language),
    revision: record.revision,
    canEdit: can.edit,
    canSubmit: can.submit,
    steps: DATASET_STEPS.map((step) => standing(step, content, hindrances)),
    hindrances,
    validators: await readValidators(actor, record),
    comments: await commentsInForm(datasetRecorded, record.id, {
      language: where.language,
      words: await datasetWords(record, where.language),
      kinds: datasetFields(),
    }),
  }
}

/** What keeps a dataset from being submitted. */
export const listDatasetHindrances = async (record: HeldRecord): Promise<Hindrance[]> => datasetHindrances(await readContent(record))

/** The step that an address names. Throws `not-found`. */
export function datasetStepOf(name: string): DatasetStep {
  if (!isDatasetStep(name)) throw notFound('page')
  return name
}

const readContent = async (record: HeldRecord) => fromParts<DatasetContent>(DATASET_SHAPE, await readParts(db, record.id, 'WORKING'))

function standing(step: DatasetStep, { columns, links }: DatasetContent, hindrances: readonly Hindrance[]): StepStanding<DatasetStep> {
  const isNeeded = NEEDED_STEPS.includes(step)
  const count = step === 'columns' ? columns.length : step === 'links' ? links.length : 0
  const missing = step === 'check' ? hindrances : hindrances.filter(({ field }) => field === step)
  const isDone = missing.length === 0 && (isNeeded || step === 'check' || count > 0)
  return { step, isNeeded, count, state: isDone ? 'done' : 'toComplete' }
}
