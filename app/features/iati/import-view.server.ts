import { projectPath, registerPath, type InWorkspace } from '#app/features/projects/paths.ts'
import { importPath } from '#app/features/workspaces/paths.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { ActivityFinding } from './import-report.ts'
import type { HeldImport, ImportState, ImportSummary, StoredRefusal, StoredReport } from './imports.server.ts'
import { messagesIn, type Say } from './message-words.server.ts'
import { importReportPath, oneImportPath } from './paths.ts'

/** A number with its figures in the reader's digits. */
export type Count = { count: number; formatted: string }

/** What an import came to, as a badge says it. */
export type ImportOutcome = ImportState | 'checked'

export type ImportLine = {
  id: string
  href: string
  fileName: string
  when: string
  by: string | null
  outcome: ImportOutcome
  /** Of an import that is done: what it did, without what it did not. */
  counts: Record<'added' | 'changed' | 'unchanged' | 'failed', Count> | null
}

/** An activity in the file, with the project it is held in. */
export type ActivityPlace = { line: string; identifier: string | null; href: string | null }

export type FailureLine = ActivityPlace & { message: string }

/** All findings that say the same. */
export type FindingGroup = { severity: 'error' | 'warning'; message: string; times: Count; places: ActivityPlace[]; morePlaces: Count }

export type ReportView = {
  version: string
  read: Count
  added: Count
  changed: Count
  unchanged: Count
  failed: Count
  failures: FailureLine[]
  /** In the report to download alone. */
  moreFailures: Count
  /** In no report: only their number was kept. */
  furtherFailures: Count
  groups: FindingGroup[]
  moreGroups: Count
  furtherFindings: Count
  csvHref: string
}

export type RefusalView = {
  message: string
  line: string | null
  column: string | null
  /** The file is to be corrected. */ isOfFile: boolean
}

export type ImportView = {
  href: string
  fileName: string
  when: string
  by: string | null
  outcome: ImportOutcome
  publish: boolean
  dryRun: boolean
  progress: { part: number; done: string; of: string } | null
  refusal: RefusalView | null
  report: ReportView | null
  registerHref: string
  importsHref: string
}

const FAILURES_SHOWN = 100
const GROUPS_SHOWN = 50
const PLACES_SHOWN = 5

const counted =
  (language: Language) =>
  (count: number): Count => ({ count, formatted: formatNumber(language, count) })

const outcomeOf = ({ state, dryRun }: { state: ImportState; dryRun: boolean }): ImportOutcome =>
  state === 'DONE' && dryRun ? 'checked' : state

/** An import as a line of the list. */
export function importLine(summary: ImportSummary, slug: string, language: Language): ImportLine {
  const count = counted(language)
  const { id, fileName, by, state, added, changed, unchanged, failed } = summary
  return {
    id,
    href: oneImportPath(language, slug, id),
    fileName,
    when: formatInstant(language, summary.createdAt),
    by,
    outcome: outcomeOf(summary),
    counts: state === 'DONE' ? { added: count(added), changed: count(changed), unchanged: count(unchanged), failed: count(failed) } : null,
  }
}

/** One import in words ready for one reader. */
export async function importView(held: HeldImport, workspace: { id: string; slug: string }, language: Language): Promise<ImportView> {
  const where = { language, workspace: workspace.slug }
  const { fileName, by, publish, dryRun, done, of } = held
  const isOpen = held.state === 'WAITING' || held.state === 'RUNNING'
  return {
    href: oneImportPath(language, workspace.slug, held.id),
    fileName,
    when: formatInstant(language, held.createdAt),
    by,
    outcome: outcomeOf(held),
    publish,
    dryRun,
    progress: isOpen && of ? { part: done / of, done: formatNumber(language, done), of: formatNumber(language, of) } : null,
    refusal: held.state === 'REFUSED' ? refusalView(held.refusal, language) : null,
    report: held.state === 'DONE' ? await reportView(held.id, held.report, workspace.id, { ...where, language }) : null,
    registerHref: registerPath(where),
    importsHref: importPath(language, workspace.slug),
  }
}

function refusalView(refusal: StoredRefusal, language: Language): RefusalView {
  const { key, line, column } = refusal
  const shown = (position: number | null) => (position === null ? null : formatNumber(language, position))
  return { message: messagesIn(language)(refusal), line: shown(line), column: shown(column), isOfFile: !key.includes(':') }
}

async function reportView(
  importId: string,
  report: StoredReport,
  workspaceId: string,
  where: InWorkspace & { language: Language },
): Promise<ReportView> {
  const count = counted(where.language)
  const say = messagesIn(where.language)
  const groups = groupFindings(report.findings, say)
  const shownGroups = groups.slice(0, GROUPS_SHOWN)
  const failures = report.failed.slice(0, FAILURES_SHOWN)
  const placeOf = await placesIn(workspaceId, where, [
    ...failures.map(({ identifier }) => identifier),
    ...shownGroups.flatMap(({ findings }) => findings.slice(0, PLACES_SHOWN).map(({ activity }) => activity)),
  ])
  return {
    version: report.version,
    read: count(report.activities),
    added: count(report.added),
    changed: count(report.changed),
    unchanged: count(report.unchanged),
    failed: count(report.failed.length + report.furtherFailed),
    failures: failures.map((failure) => ({ ...placeOf(failure.line, failure.identifier), message: say(failure) })),
    moreFailures: count(report.failed.length - failures.length),
    furtherFailures: count(report.furtherFailed),
    groups: shownGroups.map(({ severity, message, findings }) => ({
      severity,
      message,
      times: count(findings.length),
      places: findings.slice(0, PLACES_SHOWN).map(({ line, activity }) => placeOf(line, activity)),
      morePlaces: count(Math.max(0, findings.length - PLACES_SHOWN)),
    })),
    moreGroups: count(groups.length - shownGroups.length),
    furtherFindings: count(report.furtherFindings),
    csvHref: importReportPath(where.language, where.workspace, importId),
  }
}

type Group = { severity: 'error' | 'warning'; message: string; findings: ActivityFinding[] }

/** Findings with the same words are one group; errors first, then what occurs most. */
function groupFindings(findings: readonly ActivityFinding[], say: Say): Group[] {
  const groups = new Map<string, Group>()
  for (const finding of findings) {
    const message = say(finding)
    const key = `${finding.severity} ${message}`
    const group = groups.get(key)
    if (group) group.findings.push(finding)
    else groups.set(key, { severity: finding.severity, message, findings: [finding] })
  }
  const rank = ({ severity }: Group) => (severity === 'error' ? 0 : 1)
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.findings.length - a.findings.length)
}

/** Where activities are in the file and, where the workspace holds them, among its projects. */
async function placesIn(workspaceId: string, where: InWorkspace & { language: Language }, identifiers: readonly (string | null)[]) {
  const known = [...new Set(identifiers.filter((identifier) => identifier !== null))]
  const records = await db.record.findMany({
    where: { workspaceId, kind: 'PROJECT', identifier: { in: known } },
    select: { id: true, identifier: true },
  })
  const ids = new Map(records.map(({ id, identifier }) => [identifier, id]))
  return (line: number, identifier: string | null): ActivityPlace => {
    const id = ids.get(identifier)
    return { line: formatNumber(where.language, line), identifier, href: id ? projectPath(where, id) : null }
  }
}
