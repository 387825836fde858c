import { resolveActor } from '#app/features/accounts/actor.server.ts'
import { userCommands } from '#app/features/accounts/commands.server.ts'
import { RESET_JOB, runReset, sendReset } from '#app/features/accounts/reset-mail.server.ts'
import { LINK_JOB, sendLink } from '#app/features/accounts/sign-in/link.server.ts'
import { SWEEP_JOB, sweepSignIns } from '#app/features/accounts/sign-in/proofs.server.ts'
import { BULK_JOB, sweepChanges } from '#app/features/bulk/changes/changes.server.ts'
import { resumeBulk, runBulk } from '#app/features/bulk/changes/run-change.server.ts'
import { resumeArchives, runArchive } from '#app/features/archives/archive-job.server.ts'
import { ARCHIVE_LOAD_JOB } from '#app/features/archives/archive-loads.server.ts'
import { archiveCommands } from '#app/features/archives/commands.server.ts'
import { resumeArchiveLoads, runArchiveLoad } from '#app/features/archives/load-job.server.ts'
import { ARCHIVE_JOB, sweepArchives } from '#app/features/archives/taken-archives.server.ts'
import { benchDataCommand, benchDataShareCommand } from '#app/features/bench-data/commands.server.ts'
import { datasetCommands } from '#app/features/datasets/commands.server.ts'
import { LOAD_JOB } from '#app/features/datasets/loading/loads.server.ts'
import { resumeLoads, runLoad } from '#app/features/datasets/loading/read-load.server.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { demoCommands } from '#app/features/demo/commands.server.ts'
import { DEMO_DATASETS_JOB, runDemoDatasets } from '#app/features/demo/load-datasets.server.ts'
import { openDemo } from '#app/features/demo/load-demo.server.ts'
import { reindexExperts } from '#app/features/expertise/index-expert.server.ts'
import { iatiImport } from '#app/features/iati/commands.server.ts'
import { resumeImports, runImport } from '#app/features/iati/import-job.server.ts'
import { IMPORT_JOB } from '#app/features/iati/imports.server.ts'
import { followMatchEvent } from '#app/features/matching/answers/follow-match-event.server.ts'
import { sweepJoining } from '#app/features/joining/sweep.server.ts'
import { FOLD_JOB, foldPlaces } from '#app/features/map/queries/fold-places.server.ts'
import { SWEEP_SECURITY_JOB, sweepSecurityEvents } from '#app/features/instance/sweep-security.server.ts'
import { matchingCommands } from '#app/features/matching/commands.server.ts'
import { resumeRounds, ROUND_JOB, runRound } from '#app/features/matching/rounds/run-round.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { sendDigests } from '#app/features/notifications/digest.server.ts'
import { followEvent } from '#app/features/notifications/follow-event.server.ts'
import { REMIND_JOB, remindOfWaiting } from '#app/features/notifications/remind.server.ts'
import { deriveRegister } from '#app/features/organisations/derive-organisations.server.ts'
import { warmPlaces } from '#app/features/places/locate-point.server.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { askForQuality, QUALITY_JOB, refreshQuality } from '#app/features/quality/refresh-quality.server.ts'
import { keepIndex } from '#app/features/provenance/keep-index.server.ts'
import { EVENT_JOB } from '#app/features/provenance/record-event.server.ts'
import { reindexPublished } from '#app/features/provenance/reindex-published.server.ts'
import { ratesCommands } from '#app/features/rates/commands.server.ts'
import { ensureRates } from '#app/features/rates/rates.server.ts'
import { tokenCommands } from '#app/features/tokens/commands.server.ts'
import { LEARN_JOB, learnWords } from '#app/features/search/find/learn-words.server.ts'
import { addMemberCommand } from '#app/features/workspaces/commands/add-member.server.ts'
import { createWorkspaceCommand } from '#app/features/workspaces/commands/create-workspace.server.ts'
import { backupCommands } from '#app/platform/backup/commands.server.ts'
import { REGISTER_JOB } from '#app/features/workspaces/register-job.ts'
import { migrateCommand } from '#app/platform/cli/migrate.server.ts'
import { deliverMail, MAIL_JOB } from '#app/platform/mail/mail.server.ts'
import { sweepTranslationFiles } from '#app/features/translation/mutations/take-file.server.ts'
import type { Wiring } from '#app/platform/server/wiring.ts'

/** What lists, searches and the map show is derived, amounts in dollars among it: new rates are seen once it is derived again. */
async function deriveIndex(): Promise<number> {
  let count = await reindexExperts()
  for (const recorded of [projectRecorded, needRecorded, datasetRecorded]) count += await reindexPublished(recorded)
  return count
}

/** What comes round every hour, each for itself: one that fails keeps no other from its turn. */
const HOURLY: Record<string, () => Promise<unknown>> = {
  [REMIND_JOB]: remindOfWaiting,
  digests: sendDigests,
  [FOLD_JOB]: foldPlaces,
  [LEARN_JOB]: learnWords,
  [REGISTER_JOB]: deriveRegister,
  [SWEEP_JOB]: sweepSignIns,
  [SWEEP_SECURITY_JOB]: sweepSecurityEvents,
  'sweep-translation-files': sweepTranslationFiles,
  'sweep-bulk': sweepChanges,
  'sweep-archives': sweepArchives,
  'sweep-joining': sweepJoining,
}

/** What the features bring to the program. */
export const wirePortal = (): Wiring => ({
  resolveActor,
  jobs: {
    [EVENT_JOB]: async (payload) => {
      await followEvent(payload)
      await followMatchEvent(payload)
    },
    [RESET_JOB]: runReset,
    [LINK_JOB]: sendLink,
    [MAIL_JOB]: deliverMail,
    [IMPORT_JOB]: runImport,
    [QUALITY_JOB]: refreshQuality,
    [LOAD_JOB]: runLoad,
    [DEMO_DATASETS_JOB]: runDemoDatasets,
    [ROUND_JOB]: runRound,
    [BULK_JOB]: runBulk,
    [ARCHIVE_JOB]: runArchive,
    [ARCHIVE_LOAD_JOB]: runArchiveLoad,
    ...Object.fromEntries(Object.entries(HOURLY).map(([name, work]) => [name, async () => void (await work())])),
  },
  hourly: Object.keys(HOURLY),
  commands: {
    migrate: migrateCommand,
    ...demoCommands,
    ...userCommands,
    'workspace create': createWorkspaceCommand,
    'member add': addMemberCommand,
    ...tokenCommands,
    ...ratesCommands(deriveIndex),
    'iati import': iatiImport,
    ...datasetCommands,
    ...matchingCommands,
    'bench-data': benchDataCommand,
    'bench-data share': benchDataShareCommand,
    ...archiveCommands,
    // A restored instance is no demonstration unless it was one.
    ...backupCommands({ seeded: ['exchange_rate', 'setting'], settings: { demo: 'off' } }),
  },
  sendReset,
  openDemo,
  prepareData: async () => {
    await ensureRates()
    await keepIndex(deriveIndex)
    await resumeImports()
    await resumeLoads()
    await resumeRounds()
    await resumeBulk()
    await resumeArchives()
    await resumeArchiveLoads()
    await askForQuality()
  },
  warm: warmPlaces,
})
