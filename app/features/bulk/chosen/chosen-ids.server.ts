import { heldRecords, isUuid, type RecordKind } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { registerIds } from './register-conditions.server.ts'
import { MOST_CHOSEN, type Selection } from './steps.ts'

type Where = { kind: RecordKind; workspaceId: string; language: string }

/** The records that were chosen, of this workspace alone, at most MOST_CHOSEN; those named first in their order. */
export async function chosenIds(actor: Actor, { kind, workspaceId }: Where, selection: Selection): Promise<string[]> {
  if ('query' in selection) return registerIds(actor, kind, workspaceId, selection.query, { after: null, limit: MOST_CHOSEN })
  const named = [...new Set(selection.ids)].filter(isUuid).slice(0, MOST_CHOSEN)
  const held = await heldRecords(kind, workspaceId, named)
  return named.filter((id) => held.has(id))
}
