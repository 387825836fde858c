import type { InWorkspace } from '#app/features/projects/paths.ts'
import type { EditAddresses } from '#app/features/provenance/edit-frame.ts'

export const publicNeedPath = (language: string, needId: string) => `/${language}/needs/${needId}`

/** The workspace's register of needs. */
export const needsRegisterPath = ({ language, workspace }: InWorkspace) => `/${language}/w/${workspace}/needs`
export const newNeedPath = (where: InWorkspace) => `${needsRegisterPath(where)}/new`
export const needPath = (where: InWorkspace, needId: string) => `${needsRegisterPath(where)}/${needId}`
export const needHistoryPath = (where: InWorkspace, needId: string) => `${needPath(where, needId)}/history`
export const needStepPath = (where: InWorkspace, needId: string, step: string) => `${needPath(where, needId)}/edit/${step}`

/** The pages around the form of a need. */
export const needAddresses = (where: InWorkspace, needId: string): EditAddresses => ({
  register: needsRegisterPath(where),
  record: needPath(where, needId),
  step: (step) => needStepPath(where, needId, step),
})
