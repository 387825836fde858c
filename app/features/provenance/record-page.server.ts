import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { possibleOwners } from './change-owner.server.ts'
import { isRecordDone, isRecordIntent, type RecordDone, type RecordIntent } from './intents.ts'
import type { Parts } from './content.ts'
import type { ContentSide } from './parts.server.ts'
import type { HeldRecord } from './read-record.server.ts'
import type { Recorded } from './recorded.server.ts'
import { summariseRecord, type RecordSummary } from './record-summary.server.ts'
import { readReview, type Review } from './review.server.ts'
import { compareAhead, type ShownComparison } from './shown-comparison.server.ts'
import type { RecordWords } from './describe-value.server.ts'

/** Where a record stands on its way to publication, what is said about it, and what its page was asked. */
export type RecordPage = {
  summary: RecordSummary
  review: Review
  /** What publishing would change for the public. */
  ahead: { version: number; comparison: ShownComparison } | null
  /** What the page is asked to ask about, what it is asked to comment on, what was just done. */
  asked: RecordIntent | null
  askedField: string | null
  done: RecordDone | null
  newCommentId: string
  /** Who is in charge of it, and who else could be, for who may say so. */
  owner: { name: string | null; id: string | null; choices: { value: string; label: string }[] }
}

type Wanted = { language: Language; search: URLSearchParams; words: RecordWords; publicParts: (parts: Parts) => Promise<Parts> }

/** Which content a record's page shows as the public reads it, or will once it is published: the working copy where there is one. */
export const previewedSide = ({ workingState }: HeldRecord): ContentSide => (workingState === 'NONE' ? 'PUBLIC' : 'WORKING')

/** Reads what stands around a record on its page in the workspace. The caller has seen to it that its reader is a member. */
export async function readRecordPage(
  actor: Actor,
  recorded: Recorded,
  record: HeldRecord,
  { language, search, words, publicParts }: Wanted,
): Promise<RecordPage> {
  const [asked, done, askedField] = ['ask', 'done', 'comment'].map((name) => search.get(name))
  const field = askedField?.slice(0, 300) ?? null
  const [summary, review, ahead, owners] = await Promise.all([
    summariseRecord(actor, record, language),
    readReview(actor, recorded, record, { language, words, asked: field }),
    compareAhead(record, { language, words, publicParts }),
    possibleOwners(record.workspaceId),
  ])
  return {
    summary,
    review,
    ahead,
    asked: isRecordIntent(asked) ? asked : null,
    askedField: field,
    done: isRecordDone(done) ? done : null,
    newCommentId: uuidv7(),
    owner: ownerOf(record, owners, summary.can.changeOwner),
  }
}

/** Somebody who left the workspace is in charge of nothing there. */
function ownerOf({ ownerId }: HeldRecord, owners: readonly { id: string; name: string }[], mayChange: boolean): RecordPage['owner'] {
  const owner = owners.find(({ id }) => id === ownerId)
  const choices = mayChange ? owners.map(({ id, name }) => ({ value: id, label: name })) : []
  return { id: owner?.id ?? null, name: owner?.name ?? null, choices }
}
