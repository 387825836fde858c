/** A workspace as its addresses name it. */
export type InWorkspace = { language: string; workspace: string }

/** A proposal, for whoever it concerns. */
export const proposalPath = (language: string, matchId: string) => `/${language}/proposals/${matchId}`
/** The proposals that concern a workspace. */
export const proposalsPath = ({ language, workspace }: InWorkspace) => `/${language}/w/${workspace}/proposals`
/** Where the link of a mail leads: it carries the proof, and nobody signs in. */
export const answerPath = (language: string, token: string) => `/${language}/answer/${token}`
/** Who could answer a request, for the workspace that coordinates. */
export const rankingPath = ({ language, workspace }: InWorkspace, needId: string) =>
  `/${language}/w/${workspace}/matching/requests/${needId}`
