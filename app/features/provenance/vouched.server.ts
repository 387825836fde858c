import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { LanguageText } from './language-text.ts'
import type { ContentSide } from './parts.server.ts'
import type { HeldRecord } from './read-record.server.ts'
import { taggedText, type TaggedText } from './tagged-text.ts'

/** Who vouches for a record, and the version that is read: null for content that is no version yet. */
export type Vouched = { slug: string; name: TaggedText; version: { number: string; date: string } | null }

/** What stands beside every reading of a record, in words ready for one reader. */
export function vouchedFor({ workspace, currentVersion, publishedAt }: HeldRecord, side: ContentSide, language: Language): Vouched {
  const name = taggedText(workspace.name as LanguageText, language) ?? { text: workspace.slug, lang: '', dir: 'auto' }
  const isVersion = side === 'PUBLIC' && currentVersion !== null && publishedAt !== null
  return {
    slug: workspace.slug,
    name,
    version: isVersion ? { number: formatNumber(language, currentVersion), date: formatDay(language, publishedAt.toISOString()) } : null,
  }
}
