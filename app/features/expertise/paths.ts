export type InWorkspace = { language: string; workspace: string }

export const expertsPath = (language: string) => `/${language}/experts`
export const publicExpertPath = (language: string, profileId: string) => `${expertsPath(language)}/${profileId}`

/** The workspace's roster, and the pages of an expert in it. */
export const rosterPath = ({ language, workspace }: InWorkspace) => `/${language}/w/${workspace}/experts`
export const newExpertPath = (where: InWorkspace) => `${rosterPath(where)}/new`
export const expertPath = (where: InWorkspace, profileId: string) => `${rosterPath(where)}/${profileId}`
export const capacityPath = (where: InWorkspace) => `${rosterPath(where)}/capacity`
