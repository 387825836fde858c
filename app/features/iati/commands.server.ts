import { parseArgs } from 'node:util'
import { db } from '#app/platform/db/client.server.ts'
import { OPERATOR } from '#app/platform/auth/actor.ts'
import { UsageError, type Command, type ExitCode } from '#app/platform/cli/command.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { importActivities } from './import-activities.server.ts'
import type { ImportReport } from './import-report.ts'
import { spoolSource } from './open-source.server.ts'
import { IatiRefusal } from './refusal.ts'

const t = translator('en', 'iati')

/** `portal iati import`: the operator brings a file into a workspace. */
export const iatiImport: Command = {
  usage: 'FILE --workspace S [--dry-run] [--publish] [--json]',
  async run(words) {
    const { file, workspace, dryRun, publish, json } = readWords(words)
    const found = await db.workspace.findUnique({ where: { slug: workspace }, select: { id: true } })
    const refuse = (text: string, line?: number) => tellRefusal({ file, json }, text, line)
    if (!found) return refuse(`There is no workspace "${workspace}".`)
    const source = await spoolSource(file).catch((reason: unknown) => reason)
    if (source instanceof IatiRefusal) return refuse(refusalText(source), source.line)
    if (!isSpooled(source)) return refuse(`Cannot read ${file}`)
    try {
      const report = await importActivities(OPERATOR, {
        path: source.path,
        workspaceId: found.id,
        publish,
        dryRun,
        onProgress: tellProgress,
      })
      print(file, report, json)
      return report.failed.length > 0 ? 1 : 0
    } catch (error) {
      if (error instanceof IatiRefusal) return refuse(refusalText(error), error.line)
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return refuse(`There is no file ${file}.`)
      throw error
    } finally {
      await source.release()
    }
  },
}

function readWords(words: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { workspace: { type: 'string' }, 'dry-run': { type: 'boolean' }, publish: { type: 'boolean' }, json: { type: 'boolean' } },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new UsageError('Name one file, or - for standard input.')
    if (!values.workspace) throw new UsageError('Name the workspace: --workspace SLUG')
    return {
      file,
      workspace: values.workspace,
      dryRun: values['dry-run'] ?? false,
      publish: values.publish ?? false,
      json: values.json ?? false,
    }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message)
  }
}

type Spooled = Awaited<ReturnType<typeof spoolSource>>
const isSpooled = (value: unknown): value is Spooled => typeof value === 'object' && value !== null && 'release' in value

const refusalText = (refusal: IatiRefusal) => {
  const place =
    refusal.line === undefined ? '' : ` (line ${refusal.line}${refusal.column === undefined ? '' : `, column ${refusal.column}`})`
  return `${t(refusal.key, refusal.params)}${place} Nothing was imported.`
}

/** Says why nothing was imported; with --json as a document of the same shape as a report, too. */
function tellRefusal({ file, json }: { file: string; json: boolean }, message: string, line: number | null = null): ExitCode {
  process.stderr.write(`${message}\n`)
  if (json) {
    const findings = [{ severity: 'error', line, activity: null, message }]
    const none = { activities: 0, added: 0, changed: 0, unchanged: 0, failed: [] }
    process.stdout.write(`${JSON.stringify({ file, version: null, ...none, findings, furtherFindings: 0 }, null, 2)}\n`)
  }
  return 1
}

function tellProgress(done: number, of: number): void {
  if (done > 0 && done % 100 === 0) process.stderr.write(`${done} of ${of} activities\n`)
}

function print(file: string, report: ImportReport, json: boolean): void {
  const failed = report.failed.map(({ line, identifier, key, params }) => ({ line, activity: identifier, message: t(key, params) }))
  const findings = report.findings.map(({ severity, line, activity, key, params }) => ({
    severity,
    line,
    activity,
    message: t(key, params),
  }))
  const { version, activities, added, changed, unchanged, furtherFindings } = report
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ file, version, activities, added, changed, unchanged, failed, findings, furtherFindings }, null, 2)}\n`,
    )
    return
  }
  const lines = [
    `${activities} activities (IATI ${version}): ${added} added, ${changed} changed, ${unchanged} unchanged, ${failed.length} failed`,
    ...failed.map(({ line, activity, message }) => `line ${line}${activity ? ` ${activity}` : ''}: not imported: ${message}`),
    ...findings
      .slice(0, 50)
      .map(({ severity, line, activity, message }) => `line ${line}${activity ? ` ${activity}` : ''}: ${severity}: ${message}`),
    ...(findings.length + furtherFindings > 50 ? [`and ${findings.length + furtherFindings - 50} more findings; --json lists them`] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
