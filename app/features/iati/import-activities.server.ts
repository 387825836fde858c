import { v7 as uuidv7 } from 'uuid'
import { isCountry } from '#app/features/classifications/countries.ts'
import { isCurrency, isWithdrawnCurrency } from '#app/features/classifications/currencies.ts'
import { isLanguageTag } from '#app/features/classifications/languages.ts'
import { isKnownCode, LIST_NAMES, type ListName } from '#app/features/classifications/names.server.ts'
import { hasRole, VALIDATORS, WRITERS } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import { forbidden } from '#app/platform/errors/app-error.ts'
import type { CodeList } from './finding-codes.ts'
import { addFindings, emptyReport, type Failure, type ImportReport } from './import-report.ts'
import { addActivity, changeActivity, findKnown, publishKnown, type ReadActivity } from './import-activity.server.ts'
import { mapActivity } from './map-activity.ts'
import { readActivities, type SourceActivity } from './read-activities.server.ts'
import { surveyFile } from './survey-file.server.ts'

export type ImportWanted = {
  /** A file on this machine, plain, gzip or zip. */
  path: string
  workspaceId: string
  /** Publishes what comes in; else it waits as drafts. */
  publish?: boolean
  /** Says what would happen and changes nothing. */
  dryRun?: boolean
  /** Told before each activity. What it throws stops the import. */
  onProgress?: (done: number, of: number) => void
  /** Runs at the end of the import's own transaction; never for a dry run, which undoes it. */
  onStored?: (tx: Transaction, report: ImportReport) => Promise<void>
}

const BATCH = 100
const LONGEST = 3 * 3600 * 1000

/**
 * Brings the activities of an IATI 2.0x file into a workspace as projects, in one transaction: all of it becomes visible
 * together, and a fault changes nothing. An activity that stands as it was imported is left alone; of one that changed
 * only what the source changed is taken over, and what people edited here meanwhile is kept and told. Throws IatiRefusal
 * for a file that cannot be read, `forbidden` for who may not import.
 */
export async function importActivities(actor: Actor, wanted: ImportWanted): Promise<ImportReport> {
  if (!hasRole(actor, wanted.workspaceId, wanted.publish ? VALIDATORS : WRITERS)) throw forbidden('import')
  const survey = await surveyFile(wanted.path)
  const report = emptyReport(survey.version, survey.activities)
  await inTransaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`import ${wanted.workspaceId}`}, 0))`
      let batch: ReadActivity[] = []
      for await (const source of readActivities(wanted.path)) {
        const read = readOne(source, survey.duplicates, report)
        if (read) batch.push(read)
        if (batch.length === BATCH) batch = await storeBatch(tx, actor, wanted, batch, report)
      }
      await storeBatch(tx, actor, wanted, batch, report)
      if (wanted.dryRun) throw new DryRun()
      if (wanted.publish) await touchPublicData(tx)
      await wanted.onStored?.(tx, report)
    },
    { timeout: LONGEST },
  ).catch((reason: unknown) => {
    if (!(reason instanceof DryRun)) throw reason
  })
  return report
}

/** Undoes the transaction of an import that was only to say what it would do. */
class DryRun extends Error {}

function readOne(source: SourceActivity, duplicates: ReadonlyMap<string, readonly number[]>, report: ImportReport): ReadActivity | null {
  const { identifier, content, findings } = mapActivity(source.element, isKnown)
  addFindings(report, identifier, findings)
  const fail = (key: string, params: Failure['params'] = {}) =>
    void report.failed.push({ line: source.element.line, identifier, key, params })
  if (!identifier) return fail('failed.noIdentifier') ?? null
  const lines = duplicates.get(identifier)
  if (lines) return fail('failed.duplicate', { lines: lines.join(', ') }) ?? null
  return { id: uuidv7(), identifier, line: source.element.line, content, hash: source.contentHash, xml: source.xml }
}

async function storeBatch(
  tx: Transaction,
  actor: Actor,
  wanted: ImportWanted,
  batch: readonly ReadActivity[],
  report: ImportReport,
): Promise<ReadActivity[]> {
  const known = await findKnown(tx, wanted.workspaceId, batch)
  for (const activity of batch) {
    wanted.onProgress?.(worked(report), report.activities)
    const record = known.get(activity.identifier)
    if (!record) {
      await addActivity(tx, actor, wanted, activity)
      report.added += 1
    } else if (record.sourceHash === activity.hash) {
      if (wanted.publish) await publishKnown(tx, actor, record)
      report.unchanged += 1
    } else {
      const findings = await changeActivity(tx, actor, wanted, record, activity)
      if (findings) {
        addFindings(report, activity.identifier, findings)
        report.changed += 1
      } else report.failed.push({ line: activity.line, identifier: activity.identifier, key: 'failed.submitted', params: {} })
    }
  }
  return []
}

const worked = ({ added, changed, unchanged, failed }: ImportReport) => added + changed + unchanged + failed.length

/** What the portal's lists say of a code; of lists that it does not hold every code is known. */
function isKnown(list: CodeList, code: string): boolean | 'withdrawn' {
  if (list === 'Currency') return isWithdrawnCurrency(code) ? 'withdrawn' : isCurrency(code)
  if (list === 'Country') return isCountry(code)
  if (list === 'Language') return /^[a-z]{2}$/.test(code) && isLanguageTag(code)
  return !(LIST_NAMES as readonly string[]).includes(list) || isKnownCode(list as ListName, code)
}
