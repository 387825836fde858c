import type { EditAddresses } from '#app/features/provenance/edit-frame.ts'
import { isStep, type ProjectStep, type RowStep } from './edit-steps.ts'

/** A workspace as its addresses name it: the page's language and the slug. */
export type InWorkspace = { language: string; workspace: string }

export const publicProjectPath = (language: string, projectId: string) => `/${language}/projects/${projectId}`

/** The workspace's register of projects. */
export const registerPath = ({ language, workspace }: InWorkspace) => `/${language}/w/${workspace}/projects`
export const newProjectPath = (where: InWorkspace) => `${registerPath(where)}/new`
export const projectPath = (where: InWorkspace, projectId: string) => `${registerPath(where)}/${projectId}`
export const projectHistoryPath = (where: InWorkspace, projectId: string) => `${projectPath(where, projectId)}/history`
export const editStepPath = (where: InWorkspace, projectId: string, step: ProjectStep) => `${projectPath(where, projectId)}/edit/${step}`
export const editRowPath = (where: InWorkspace, projectId: string, step: RowStep, rowId: string) =>
  `${editStepPath(where, projectId, step)}/${rowId}`

/** Where the pages around a project's form are. */
export const editAddresses = (where: InWorkspace, projectId: string): EditAddresses => ({
  register: registerPath(where),
  record: projectPath(where, projectId),
  step: (step) => editStepPath(where, projectId, isStep(step) ? step : 'texts'),
})

/** Where the form for places looks up names and points. */
export const placeLookupPath = (language: string) => `/${language}/places.json`
