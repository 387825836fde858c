import type { Recorded } from '#app/features/provenance/recorded.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import type { ProjectContent } from './content.ts'
import { formPage } from './edit-steps.ts'
import { hindrancesOf } from './hindrances.ts'
import { forgetProject, indexPublicProject, indexWorkingProject, unindexPublicProject } from './index-project.server.ts'
import { PROJECT_SHAPE } from './shape.ts'

/** Projects, on the machinery that holds every kind of record. */
export const projectRecorded: Recorded = {
  kind: 'PROJECT',
  word: 'project',
  shape: PROJECT_SHAPE,
  indexWorking: indexWorkingProject,
  indexPublic: indexPublicProject,
  unindexPublic: unindexPublicProject,
  forget: forgetProject,
  formPage,
  hindrances: (parts) => hindrancesOf(fromParts<ProjectContent>(PROJECT_SHAPE, parts)),
}
