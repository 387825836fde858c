import type { NeedContent } from '#app/features/needs/content.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { draftAsk } from './ask-of.server.ts'
import type { Ask } from './ask.ts'

/** A request as it is being written, and who asks. */
export type DraftRequest = Ask & { id: string; workspaceId: string; organisationId: string | null; title: LanguageText }

/**
 * What a request asks as far as it is written; null where the need is none, or names no skill that must be there: then anybody could
 * answer. For members of its workspace; throws `not-found` for others.
 */
export async function findDraftRequest(actor: Actor, workspaceId: string, needId: string): Promise<DraftRequest | null> {
  const record = await getOwnRecord(actor, 'NEED', workspaceId, needId)
  const [parts, workspace] = await Promise.all([
    readParts(db, record.id, 'WORKING', ['facts', 'text', 'skills', 'languages']),
    db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { organisationId: true } }),
  ])
  const content = fromParts<NeedContent>(NEED_SHAPE, parts)
  const ask = draftAsk(content, content.facts.place?.country)
  if (content.facts.kind !== 'expertise' || !ask.skills.some(({ must }) => must)) return null
  return { ...ask, id: record.id, workspaceId, organisationId: workspace.organisationId, title: content.texts.title }
}
