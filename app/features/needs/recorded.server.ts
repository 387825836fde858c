import type { Recorded } from '#app/features/provenance/recorded.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import type { NeedContent } from './content.ts'
import { formPage } from './edit-steps.ts'
import { needHindrances } from './hindrances.ts'
import { forgetNeed, indexPublicNeed, indexWorkingNeed, unindexPublicNeed } from './index-need.server.ts'
import { NEED_SHAPE } from './shape.ts'

/** Needs, on the machinery that holds every kind of record. */
export const needRecorded: Recorded = {
  kind: 'NEED',
  word: 'need',
  shape: NEED_SHAPE,
  indexWorking: indexWorkingNeed,
  indexPublic: indexPublicNeed,
  unindexPublic: unindexPublicNeed,
  forget: forgetNeed,
  formPage,
  hindrances: (parts) => needHindrances(fromParts<NeedContent>(NEED_SHAPE, parts)),
}
