import { conditionWords } from '#app/features/matching/queries/answering-words.server.ts'
import type { RoundOutcome } from '#app/features/matching/rounds/outcome.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { requestPath } from '#app/features/matching/board/paths.ts'
import { supplyGaps } from './supply-gaps.ts'

/** Whom to look for: what is lacking, how many places it keeps empty, and the requests. */
export type Recruit = {
  key: string
  lacking: string
  places: string
  without: string
  requests: { needId: string; href: string; title: TaggedText | null }[]
}

const MOST_GAPS = 20
const MOST_REQUESTS = 5

/** A round's empty places as a list of whom to recruit, the most places first. */
export async function listRecruits(outcome: RoundOutcome, where: { language: Language; workspace: string }): Promise<Recruit[]> {
  const { language } = where
  const t = translator(language, 'matching-balance')
  const gaps = supplyGaps(outcome).slice(0, MOST_GAPS)
  const shown = gaps.flatMap(({ needIds }) => needIds.slice(0, MOST_REQUESTS))
  const asks = await db.expertiseAsk.findMany({ where: { recordId: { in: shown } }, select: { recordId: true, title: true } })
  const titles = new Map(asks.map(({ recordId, title }) => [recordId, title as LanguageText]))
  return gaps.map(({ cost, places, needIds }) => ({
    key: `${cost.code} ${JSON.stringify(cost.detail)}`,
    lacking: conditionWords(cost, language),
    places: t('recruit.places', { count: places, formatted: formatNumber(language, places) }),
    without: t('recruit.without', { count: cost.without, formatted: formatNumber(language, cost.without) }),
    requests: needIds
      .filter((needId) => titles.has(needId))
      .slice(0, MOST_REQUESTS)
      .map((needId) => ({ needId, href: requestPath(where, needId), title: taggedText(titles.get(needId) ?? {}, language) })),
  }))
}
