import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { recordPolicy, rightsOver, type Publication, type RecordRight, type WorkingState } from './policy.ts'
import type { HeldRecord } from './read-record.server.ts'
import { countOpenComments } from './review-comments.server.ts'
import { readStoredQuality } from './stored-quality.server.ts'

/** Where a record stands and what its reader may do with it, in words ready for one reader. */
export type RecordSummary = {
  id: string
  publication: Publication
  workingState: WorkingState
  revision: number
  can: Record<RecordRight, boolean>
  /** Only the rule of four eyes keeps the reader from publishing. */
  needsAnother: boolean
  /** Who wrote in the working copy; null: somebody without an account, such as an import at the command line. */
  writers: string[]
  submitted: { by: string | null; at: string } | null
  returnReason: string | null
  withdrawn: { reason: string; at: string } | null
  /** Comments that wait for an answer: the working copy is not submitted before. */
  openComments: number
  version: number | null
  publishedAt: string | null
  updatedAt: string
  /** How complete and consistent it is, 0 to 100; null until it is assessed. */
  quality: number | null
}

/** Where a record stands, for one reader. The caller has seen to it that the reader is a member of its workspace. */
export async function summariseRecord(actor: Actor, record: HeldRecord, language: Language): Promise<RecordSummary> {
  const ids = [...record.workingEditors, ...(record.submittedById ? [record.submittedById] : [])]
  const [people, quality] = await Promise.all([
    db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    readStoredQuality(record),
  ])
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null
  const when = (instant: Date) => formatInstant(language, instant)
  return {
    id: record.id,
    publication: record.publication,
    workingState: record.workingState,
    revision: record.revision,
    can: rightsOver(actor, record),
    needsAnother: recordPolicy.publishNeedsAnother(actor, record),
    writers: record.workingEditors.map(nameOf).filter((name): name is string => name !== null),
    submitted:
      record.submittedAt && record.workingState === 'SUBMITTED' ? { by: nameOf(record.submittedById), at: when(record.submittedAt) } : null,
    returnReason: record.workingState === 'RETURNED' ? record.returnReason : null,
    withdrawn:
      record.publication === 'WITHDRAWN'
        ? { reason: record.withdrawnReason ?? '', at: when(record.withdrawnAt ?? record.updatedAt) }
        : null,
    openComments: await countOpenComments(db, record.id),
    version: record.currentVersion,
    publishedAt: record.publishedAt && record.currentVersion !== null ? when(record.publishedAt) : null,
    updatedAt: when(record.updatedAt),
    quality,
  }
}
