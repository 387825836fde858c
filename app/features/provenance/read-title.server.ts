import { db } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { readParts, type ContentSide } from './parts.server.ts'
import { taggedText, type TaggedText } from './tagged-text.ts'

/** The title of a record in one of its states, for its reader; null where it has none. */
export async function readTitle(recordId: string, side: ContentSide, language: Language): Promise<TaggedText | null> {
  const titles: Record<string, string> = {}
  for (const [path, data] of await readParts(db, recordId, side, ['text']))
    if (typeof data['title'] === 'string') titles[path.slice('text/'.length)] = data['title']
  return taggedText(titles, language)
}
