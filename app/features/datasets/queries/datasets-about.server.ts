import { readableEntries } from '#app/features/datasets/access.server.ts'
import { publicDatasetPath } from '#app/features/datasets/paths.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { sql as query } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A dataset that tells of a record. */
export type DatasetAbout = { id: string; href: string; title: TaggedText }

const MOST = 20

/** The published datasets that tell of a project or a need, as far as the actor may read them; newest first. */
export async function listDatasetsAbout(actor: Actor, recordId: string, language: Language): Promise<DatasetAbout[]> {
  const sql = new SqlText()
  const readable = readableEntries(actor, (value) => sql.value(value))
  const rows = await query<{ id: string; slug: string; title: LanguageText }>(
    `select entry.record_id as id, entry.slug, entry.title from dataset_link link join dataset_entry entry on entry.record_id = link.dataset_id
     where link.record_id = ${sql.value(recordId)}::uuid and link.side = 'PUBLIC' and ${readable} order by entry.updated_at desc limit ${MOST}`,
    sql.values,
  )
  return rows.map(({ id, slug, title }) => ({
    id,
    href: publicDatasetPath(language, slug),
    title: taggedText(title, language) ?? { text: slug, lang: '', dir: 'auto' },
  }))
}
