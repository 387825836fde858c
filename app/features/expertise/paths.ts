import type { ExpertSection } from './sections.ts'

export const expertsPath = (language: string) => `/${language}/experts`
export const publicExpertPath = (language: string, profileId: string) => `${expertsPath(language)}/${profileId}`

/** The roster of a workspace, and a profile's pages in it. */
export const rosterPath = (language: string, workspace: string) => `/${language}/w/${workspace}/experts`
export const newExpertPath = (language: string, workspace: string) => `${rosterPath(language, workspace)}/new`
export const rosterExpertPath = (language: string, workspace: string, profileId: string) =>
  `${rosterPath(language, workspace)}/${profileId}`
/** What the workspace has of expertise against what is asked for. */
export const capacityPath = (language: string, workspace: string) => `${rosterPath(language, workspace)}/capacity`

/** The pages of a person about themself. */
export const myExpertisePath = (language: string) => `/${language}/my-expertise`

export const invitationPath = (language: string, token: string) => `/${language}/expert-invitation/${token}`

/** Where a profile is edited: in its workspace, or by the person themself. */
export type ExpertPlace = {
  language: string
  profileId: string
  /** The workspace's slug; null on the person's own pages. */ workspace: string | null
}

/** The page that shows the whole profile to who may edit it. */
export const expertPath = ({ language, profileId, workspace }: ExpertPlace) =>
  workspace === null ? `${myExpertisePath(language)}/${profileId}` : rosterExpertPath(language, workspace, profileId)
export const editSectionPath = (place: ExpertPlace, section: ExpertSection) => `${expertPath(place)}/edit/${section}`
export const erasePath = (place: ExpertPlace) => `${expertPath(place)}/erase`
export const verifyPath = (place: ExpertPlace, skill: string) => `${expertPath(place)}/verify?skill=${encodeURIComponent(skill)}`
export const exportPath = (place: ExpertPlace) => `${expertPath(place)}/export.json`
