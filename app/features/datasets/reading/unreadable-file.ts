import type { Finding } from '../tables.ts'

/** Reading stops here: the finding says at which row and column, and its code why. */
export class UnreadableFile extends Error {
  readonly finding: Finding

  constructor(finding: Omit<Finding, 'severity'>) {
    super(finding.code)
    this.name = 'UnreadableFile'
    this.finding = { ...finding, severity: 'error' }
  }
}
