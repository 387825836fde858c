import type { ProjectContent } from '#app/features/projects/content.ts'
import type { ProjectStep } from '#app/features/projects/edit-steps.ts'
import { isBefore, type Rule } from '#app/features/provenance/quality.ts'
import type { Flow } from './flows.ts'

/** What the rules look at. The transactions of `content` need not have been read: rules ask `flows`. */
export type ProjectSubject = {
  content: ProjectContent
  flows: readonly Flow[]
  /** Ids of the places whose point is at 0,0, far from anywhere, or in another country than they state. */
  misplaced: readonly string[]
  /** Identifier of the organisation whose workspace holds the project, where it is known. */
  reportingRef: string | null
  /** Calendar day, YYYY-MM-DD. */
  today: string
}

export type ProjectRule = Rule<ProjectSubject, ProjectStep>

export const endOf = ({ content: { facts } }: ProjectSubject) => facts.actualEnd ?? facts.plannedEnd

/** Whether its start, the actual or else the planned one, has passed, or its end has. */
export const hasBegun = (subject: ProjectSubject) => {
  const { facts } = subject.content
  const start = facts.actualStart ?? facts.plannedStart
  return (start !== undefined && !isBefore(subject.today, start)) || isBefore(endOf(subject), subject.today)
}

/**
 * Whether work goes on or is done: so it says, or it calls itself a pipeline (ActivityStatus 1) past its start. A project
 * that says nothing is taken for one that is under way, so that saying it never lowers its score.
 */
export function isUnderWay(subject: ProjectSubject): boolean {
  const status = subject.content.facts.iatiStatus
  if (status === '1') return hasBegun(subject)
  return status !== '5' && status !== '6'
}

/** Whether it is closed (ActivityStatus 4), or its end has passed. */
export const isOver = (subject: ProjectSubject) =>
  subject.content.facts.iatiStatus === '4' || (isUnderWay(subject) && isBefore(endOf(subject), subject.today))

export const countFlows = (flows: readonly Flow[]) => flows.reduce((sum, { count }) => sum + count, 0)
