import { heldBack, type HeldPlace } from '#app/features/places/held-back.server.ts'
import type { ProjectContent } from '#app/features/projects/content.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { readParts, type ContentSide } from '#app/features/provenance/parts.server.ts'
import type { HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { contactCard, type ContactCard } from './contact-card.server.ts'

/** What a record says to its workspace alone. */
export type Internals = { places: (HeldPlace & { key: string })[]; contacts: ContactCard[] }

/** What of a project the public page leaves out: places known better than they are shown, internal contacts. For members alone. */
export async function getProjectInternals(
  record: HeldRecord,
  { side, language }: { side: ContentSide; language: Language },
): Promise<Internals> {
  const { places, contacts } = fromParts<ProjectContent>(PROJECT_SHAPE, await readParts(db, record.id, side, ['places', 'contacts']))
  const words = translator(language, 'projects-edit')
  const held = await Promise.all(places.map(async (row) => ({ key: row.id, place: await heldBack(row, language, words) })))
  return {
    places: held.flatMap(({ key, place }) => (place ? [{ key, ...place }] : [])),
    contacts: contacts.filter((contact) => !contact.public).map((row) => contactCard(row, language)),
  }
}
