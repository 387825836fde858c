import type { NeedContent } from '#app/features/needs/content.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { heldBack } from '#app/features/places/held-back.server.ts'
import type { Internals } from '#app/features/projects/queries/project-internals.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts, type ContentSide } from '#app/features/provenance/parts.server.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What of a need the public page leaves out: its place where that is known better than it is shown. For members alone. */
export async function getNeedInternals(
  record: HeldRecord,
  { side, language }: { side: ContentSide; language: Language },
): Promise<Internals> {
  const { place } = fromParts<NeedContent>(NEED_SHAPE, await readParts(db, record.id, side, ['facts'])).facts
  const held = place ? await heldBack(place, language, translator(language, 'needs-edit')) : null
  return { places: held ? [{ key: 'place', ...held }] : [], contacts: [] }
}
