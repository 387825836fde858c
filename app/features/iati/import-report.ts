import type { Finding } from './finding.ts'

/** What an import did, or would do. */
export type ImportReport = {
  version: string
  activities: number
  added: number
  changed: number
  unchanged: number
  failed: Failure[]
  findings: ActivityFinding[]
  /** Findings beyond the most that are kept. */
  furtherFindings: number
}

/** An activity that could not be stored; the others came in. `key` stands in the namespace `iati`. */
export type Failure = { line: number; identifier: string | null; key: string; params: Record<string, string | number> }

export type ActivityFinding = Finding & { activity: string | null }

/** More would drown the reader and the memory; the number of the rest is told. */
export const MOST_FINDINGS = 2000

export const emptyReport = (version: string, activities: number): ImportReport => ({
  version,
  activities,
  added: 0,
  changed: 0,
  unchanged: 0,
  failed: [],
  findings: [],
  furtherFindings: 0,
})

/** Adds findings of one activity, up to the most that are kept. */
export function addFindings(report: ImportReport, activity: string | null, findings: readonly Finding[]): void {
  const room = Math.max(0, MOST_FINDINGS - report.findings.length)
  report.findings.push(...findings.slice(0, room).map((finding) => ({ ...finding, activity })))
  report.furtherFindings += Math.max(0, findings.length - room)
}
