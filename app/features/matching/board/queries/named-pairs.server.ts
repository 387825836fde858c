import { displayName } from '#app/features/expertise/display-name.ts'
import { nameExperts } from '#app/features/matching/queries/name-experts.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** Requests and experts by id, as coordinators may know them. */
export type PairNames = {
  request: (needId: string) => { title: TaggedText; isOpen: boolean }
  expert: (profileId: string) => string
}

/** Looks up names in two queries, however many there are. Who is gone, or lets itself be proposed no more, has none. */
export async function namePairs(needIds: readonly string[], profileIds: readonly string[], language: Language): Promise<PairNames> {
  const [requests, experts] = await Promise.all([
    db.expertiseAsk.findMany({
      where: { recordId: { in: [...new Set(needIds)].filter(isUuid) } },
      select: { recordId: true, title: true, isOpen: true },
    }),
    nameExperts([...new Set(profileIds)].filter(isUuid)),
  ])
  const titles = new Map(requests.map(({ recordId, title, isOpen }) => [recordId, { title: title as LanguageText, isOpen }]))
  const skills = translator(language, 'skills')
  const t = translator(language, 'matching-board')
  return {
    request: (needId) => {
      const found = titles.get(needId)
      const title = taggedText(found?.title, language)
      return { title: title ?? { text: t('request.gone'), lang: language, dir: 'auto' }, isOpen: found?.isOpen ?? false }
    },
    expert: (profileId) => {
      const found = experts.get(profileId)
      return found ? displayName(found, skills) : t('expert.gone')
    },
  }
}
