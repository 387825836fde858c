import type { JsonObject, Parts } from '#app/features/provenance/content.ts'
import { applyEdits, mergeEdits, type Change, type Edit } from '#app/features/provenance/edits.ts'
import { readWorkingPartsOf } from '#app/features/provenance/parts.server.ts'
import { recordPolicy } from '#app/features/provenance/policy.ts'
import { heldRecords, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { HeldChange } from '../changes/changes.server.ts'
import { insertLines } from '../changes/lines.server.ts'
import type { Line, Message } from '../changes/outcomes.ts'
import { KINDS } from '../kinds.server.ts'
import { titleOf } from '../sheets/plan-sheet.server.ts'
import { chosenIds } from './chosen-ids.server.ts'
import { changesContent, type Step } from './steps.ts'

/** The id of the one row that a main sector makes; it sorts first. */
const SECTOR_ROW = '0000mainsector'

/** Works out what a step would do with each record that was chosen: before and after, or why it cannot be. */
export async function planChosen(
  actor: Actor,
  change: HeldChange,
  onLines: (lines: readonly Line[], of: number) => Promise<void>,
): Promise<void> {
  const { step, selection, kind, workspaceId } = change
  if (!step || !selection) throw new Error('A change of chosen records has a step and a selection')
  const ids = await chosenIds(actor, { kind, workspaceId, language: change.language }, selection)
  let position = 0
  for (let from = 0; from < ids.length; from += 200) {
    const batch = ids.slice(from, from + 200)
    const [records, parts] = await Promise.all([heldRecords(kind, workspaceId, batch), readWorkingPartsOf(batch, wanted(change, step))])
    const commented = step.kind === 'submit' ? await withOpenComments(batch) : new Set<string>()
    const lines = batch.flatMap((recordId): Line[] => {
      const record = records.get(recordId)
      if (!record) return []
      const held = parts.get(recordId) ?? new Map<string, JsonObject>()
      const planned = changesContent(step)
        ? planEdits(actor, record, held, editsOf(change, step, held))
        : planStep(actor, change, record, held, step, commented)
      position += 1
      return [
        {
          conflicts: [],
          edits: [],
          changes: [],
          reason: null,
          isNew: false,
          row: null,
          recordId,
          position,
          madeFrom: record.revision,
          title: titleOf(held, []),
          ...planned,
        },
      ]
    })
    await insertLines(
      change.id,
      lines.filter(({ outcome }) => outcome !== 'SAME'),
    )
    await onLines(lines, ids.length)
  }
}

/** What keeps a record from being submitted is asked of all its content but what may be very long. */
function wanted({ kind }: HeldChange, step: Step): readonly string[] {
  if (step.kind !== 'submit') return ['facts', 'text', 'sectors']
  return ['facts', 'text', ...KINDS[kind].recorded.shape.tables.filter((table) => table !== 'transactions' && table !== 'narratives')]
}

async function withOpenComments(recordIds: readonly string[]): Promise<Set<string>> {
  const open = await db.reviewComment.findMany({
    where: { recordId: { in: [...recordIds] }, answeredAt: null, closedAt: null },
    select: { recordId: true },
  })
  return new Set(open.map(({ recordId }) => recordId))
}

type Planned = Pick<Line, 'outcome'> & Partial<Pick<Line, 'edits' | 'changes' | 'reason'>>

function planEdits(actor: Actor, record: HeldRecord, held: Parts, edits: readonly Edit[]): Planned {
  const merged = mergeEdits(held, (path, lang) => baseOf(held, path, lang), edits)
  const { changes } = applyEdits(held, merged.edits)
  if (changes.length === 0) return { outcome: 'SAME' }
  if (!recordPolicy.edit(actor, record)) return { outcome: 'PROBLEM', changes, reason: notNow(record, 'edit') }
  return { outcome: 'READY', edits: merged.edits, changes }
}

const baseOf = (held: Parts, path: string, lang?: string) => {
  const [first = '', second, ...rest] = path.split('/')
  if (second === undefined) return lang ? held.get(`text/${lang}`)?.[path] : held.get('facts')?.[first]
  return rest.length === 0 ? held.get(path) : undefined
}

function editsOf({ kind }: HeldChange, step: Step, held: Parts): Edit[] {
  switch (step.kind) {
    case 'sector': {
      if (kind === 'NEED') return [{ path: 'sector', value: step.code }]
      const rows = [...held].filter(
        ([path, row]) => path.startsWith('sectors/') && (kind === 'DATASET' || (row['vocabulary'] ?? '1') === '1'),
      )
      const row: JsonObject = kind === 'DATASET' ? { code: step.code } : { vocabulary: '1', code: step.code, percentage: '100' }
      const [first] = rows
      if (rows.length === 1 && first?.[1]['code'] === step.code && (kind === 'DATASET' || first[1]['percentage'] === '100')) return []
      return [
        ...rows.filter(([path]) => path !== `sectors/${SECTOR_ROW}`).map(([path]): Edit => ({ path, value: undefined })),
        { path: `sectors/${SECTOR_ROW}`, value: row },
      ]
    }
    case 'iatiStatus':
      return [{ path: 'iatiStatus', value: step.code }]
    case 'severity':
      return [{ path: 'severity', value: step.level }]
    case 'visibility':
      return [{ path: 'visibility', value: step.code }]
    case 'owner':
    case 'submit':
    case 'takeBack':
    case 'publish':
    case 'withdraw':
    case 'delete':
      return []
  }
}

function planStep(
  actor: Actor,
  { kind }: HeldChange,
  record: HeldRecord,
  held: Parts,
  step: Step,
  commented: ReadonlySet<string>,
): Planned {
  const state = (before: string, after: string): Change[] => [{ path: 'state', before, after }]
  const ready = (changes: Change[]): Planned => ({ outcome: 'READY', changes })
  const refused = (reason: Message): Planned => ({ outcome: 'PROBLEM', reason })
  switch (step.kind) {
    case 'owner':
      if (record.ownerId === step.ownerId) return { outcome: 'SAME' }
      if (!recordPolicy.changeOwner(actor, record)) return refused({ key: 'bulk:reason.forbidden' })
      return ready([{ path: 'owner', before: record.ownerId, after: step.ownerId }])
    case 'submit': {
      if (record.workingState === 'SUBMITTED') return { outcome: 'SAME' }
      if (!recordPolicy.submit(actor, record)) return refused(notNow(record, 'submit'))
      const { length } = KINDS[kind].recorded.hindrances(held)
      if (length > 0) return refused({ key: 'bulk:reason.notReady', params: { count: length } })
      if (commented.has(record.id)) return refused({ key: 'bulk:reason.comments' })
      return ready(state(record.workingState, 'SUBMITTED'))
    }
    case 'takeBack':
      if (!recordPolicy.takeBack(actor, record)) return refused(notNow(record, 'takeBack'))
      return ready(state('SUBMITTED', 'DRAFT'))
    case 'publish':
      if (recordPolicy.publish(actor, record)) return ready(state(record.workingState, 'PUBLISHED'))
      return refused(recordPolicy.publishNeedsAnother(actor, record) ? { key: 'bulk:reason.fourEyes' } : notNow(record, 'publish'))
    case 'withdraw':
      if (!recordPolicy.withdraw(actor, record)) return refused(notNow(record, 'withdraw'))
      return ready(state('PUBLISHED', 'WITHDRAWN'))
    case 'delete':
      if (!recordPolicy.delete(actor, record))
        return refused(record.publication === 'NONE' ? { key: 'bulk:reason.notYours' } : { key: 'bulk:reason.wasPublished' })
      return ready(state(record.workingState, 'DELETED'))
    case 'sector':
    case 'iatiStatus':
    case 'severity':
    case 'visibility':
      return refused({ key: 'bulk:reason.forbidden' })
  }
}

/** Why a step cannot be taken with a record as it stands. */
function notNow({ workingState, publication }: HeldRecord, step: 'edit' | 'submit' | 'takeBack' | 'publish' | 'withdraw'): Message {
  if (publication === 'WITHDRAWN') return { key: 'bulk:reason.withdrawn' }
  if (step === 'edit') return { key: workingState === 'SUBMITTED' ? 'bulk:reason.submitted' : 'bulk:reason.forbidden' }
  if (step === 'submit') return { key: workingState === 'NONE' ? 'bulk:reason.nothingToSubmit' : 'bulk:reason.forbidden' }
  if (step === 'withdraw') return { key: publication === 'NONE' ? 'bulk:reason.neverPublished' : 'bulk:reason.forbidden' }
  return { key: workingState === 'SUBMITTED' ? 'bulk:reason.forbidden' : 'bulk:reason.notSubmitted' }
}
