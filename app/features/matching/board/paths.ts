import type { InWorkspace } from '#app/features/matching/answers/paths.ts'

/** The board of a coordination workspace, and its pages. */
export const boardPath = ({ language, workspace }: InWorkspace) => `/${language}/w/${workspace}/matching`
export const requestPath = (where: InWorkspace, needId: string) => `${boardPath(where)}/requests/${needId}`
/** One expert for one request. */
export const pairPath = (where: InWorkspace, needId: string, profileId: string) => `${requestPath(where, needId)}/experts/${profileId}`
export const roundsPath = (where: InWorkspace) => `${boardPath(where)}/rounds`
/** The settings of a new round; those of an earlier one where its number is given. */
export const newRoundPath = (where: InWorkspace, from?: number) =>
  `${roundsPath(where)}/new${from === undefined ? '' : `?from=${String(from)}`}`
export const roundPath = (where: InWorkspace, round: number) => `${roundsPath(where)}/${String(round)}`
/** Why a round gave a place to an expert. */
export const whyPath = (where: InWorkspace, round: number, needId: string, profileId: string) =>
  `${roundPath(where, round)}/why?${new URLSearchParams({ need: needId, expert: profileId })}`
export const comparePath = (where: InWorkspace, before: number, after: number) =>
  `${boardPath(where)}/compare?${new URLSearchParams({ a: String(before), b: String(after) })}`
export const decisionsPath = (where: InWorkspace) => `${boardPath(where)}/decisions`
/** How fairly and how soon requests are answered; its figures as a file. */
export const balancePath = (where: InWorkspace) => `${boardPath(where)}/balance`
export const balanceCsvPath = (where: InWorkspace, { from, to }: { from: string; to: string }) =>
  `${balancePath(where)}.csv?${new URLSearchParams({ from, to })}`
