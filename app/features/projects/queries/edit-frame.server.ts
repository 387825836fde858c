import type { ProjectContent } from '#app/features/projects/content.ts'
import { NEEDED_STEPS, STEPS, type ProjectStep } from '#app/features/projects/edit-steps.ts'
import { hindrancesOf, type Hindrance } from '#app/features/projects/hindrances.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { projectFields } from '#app/features/projects/schema.server.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import type { EditFrame, StepStanding } from '#app/features/provenance/edit-frame.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts, readRows } from '#app/features/provenance/parts.server.ts'
import { rightsOver } from '#app/features/provenance/policy.ts'
import { getOwnRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { commentsInForm, readValidators } from '#app/features/provenance/review.server.ts'
import { taggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { projectWords } from './project-words.server.ts'

/** What stands around every step of a project's form. */
export type ProjectFrame = EditFrame<ProjectStep> & { projectId: string }

/** The frame of a form, for the workspace's members. Throws `not-found`. */
export async function getEditFrame(
  actor: Actor,
  where: { workspaceId: string; projectId: string; language: Language },
): Promise<ProjectFrame> {
  const record = await getOwnRecord(actor, 'PROJECT', where.workspaceId, where.projectId)
  const { content, transactions } = await readOutline(record)
  const can = rightsOver(actor, record)
  const hindrances = hindrancesOf(content)
  return {
    projectId: record.id,
    title: taggedText(content.texts.title, where.language),
    revision: record.revision,
    canEdit: can.edit,
    canSubmit: can.submit,
    steps: STEPS.map((step) => standing(step, content, transactions, hindrances)),
    hindrances,
    validators: await readValidators(actor, record),
    comments: await commentsInForm(projectRecorded, record.id, {
      language: where.language,
      words: projectWords(where.language),
      kinds: projectFields(where.language),
    }),
  }
}

/** What keeps a record from being submitted. */
export const listHindrances = async (record: HeldRecord): Promise<Hindrance[]> => hindrancesOf((await readOutline(record)).content)

/** All but the transactions, of which only the number is read. */
async function readOutline(record: HeldRecord): Promise<{ content: ProjectContent; transactions: number }> {
  const tables = PROJECT_SHAPE.tables.filter((table) => table !== 'transactions' && table !== 'narratives')
  const [parts, { total }] = await Promise.all([
    readParts(db, record.id, 'WORKING', ['facts', 'text', ...tables]),
    readRows(db, record.id, 'WORKING', 'transactions', { offset: 0, limit: 0 }),
  ])
  return { content: fromParts<ProjectContent>(PROJECT_SHAPE, parts), transactions: total }
}

function standing(
  step: ProjectStep,
  content: ProjectContent,
  transactions: number,
  hindrances: readonly Hindrance[],
): StepStanding<ProjectStep> {
  const isNeeded = NEEDED_STEPS.includes(step)
  const count = countOf(step, content, transactions)
  const missing = step === 'check' ? hindrances : hindrances.filter(({ field }) => field === step)
  const isWrong = step !== 'check' && missing.some(({ messageKey }) => messageKey.endsWith('Shares'))
  const isDone = missing.length === 0 && (isNeeded || step === 'check' || count > 0)
  return { step, isNeeded, count, state: isWrong ? 'problem' : isDone ? 'done' : 'toComplete' }
}

function countOf(step: ProjectStep, content: ProjectContent, transactions: number): number {
  if (step === 'texts' || step === 'facts' || step === 'check') return 0
  if (step === 'transactions') return transactions
  return step === 'countries' ? content.countries.length + content.regions.length : content[step].length
}
