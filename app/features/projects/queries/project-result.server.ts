import { countryName } from '#app/features/classifications/countries.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import { plainText, taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatRoundMoney } from '#app/platform/i18n/format-money.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { ProjectCard } from './list-projects.server.ts'

/** A project as one result of a list, in words ready for a reader. */
export type ProjectResult = {
  id: string
  href: string
  title: TaggedText
  facts: string[]
  status: string | null
  amount: string | null
  sector: string | null
}

export function projectResult(card: ProjectCard, language: Language): ProjectResult {
  const countries = card.countries.slice(0, 3).map(({ code }) => countryName(code, language))
  const period = [card.startsOn, card.endsOn]
    .map((day) => (day ? formatShortDay(language, day) : ''))
    .filter(Boolean)
    .join(' – ')
  const sector = card.sectors.find(({ vocabulary }) => vocabulary === '1' || vocabulary === undefined)
  return {
    id: card.id,
    href: `/${language}/projects/${card.id}`,
    title: taggedText(card.title, language) ?? { text: card.iatiIdentifier ?? card.id, lang: '', dir: 'auto' },
    facts: [plainText(card.workspace.name, language, card.workspace.slug), formatList(language, countries), period].filter(Boolean),
    status: card.iatiStatus ? (nameOf('ActivityStatus', card.iatiStatus, language)?.name ?? null) : null,
    amount: card.amountUsd ? formatRoundMoney(language, card.amountUsd, 'USD') : null,
    sector: sector ? (nameOf('Sector', sector.code, language)?.name ?? sector.code) : null,
  }
}
