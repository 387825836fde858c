import type { NeedKind } from '#app/features/needs/content.ts'
import type { CoverageState } from '#app/features/needs/coverage.ts'
import { placeLine } from '#app/features/places/place-line.server.ts'
import { plainText, taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { formatShortDay } from '#app/platform/i18n/format-date.ts'
import { formatNumber, formatPercentage } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Severity } from '#app/ui/marks/severity-badge.tsx'
import { askedWords } from './asked-words.ts'
import type { NeedCard } from './list-needs.server.ts'
import { slotsWords } from './slots-words.server.ts'

/** A need as one result of a list, in words ready for a reader. */
export type NeedResult = {
  id: string
  href: string
  title: TaggedText
  /** Whose it is, where, when, for how many people. */
  facts: string[]
  severity: Severity | null
  kind: NeedKind | null
  /** Share 0 to 1. */
  coverage: { state: CoverageState; share: number; text: string }
  asked: string[]
}

export function needResult(card: NeedCard, language: Language): NeedResult {
  const t = translator(language, 'needs')
  const people = card.peopleAffected
  return {
    id: card.id,
    href: `/${language}/needs/${card.id}`,
    title: taggedText(card.title, language) ?? { text: card.id, lang: '', dir: 'auto' },
    facts: [
      plainText(card.workspace.name, language, card.workspace.slug),
      placeWords(card, language),
      periodWords(card.startsOn, card.endsOn, language),
      people ? t('people', { count: Number(people), formatted: formatNumber(language, people) }) : '',
    ].filter(Boolean),
    severity: card.severity as Severity | null,
    kind: card.kind,
    coverage: {
      state: card.coverage,
      share: Number(card.covered),
      text:
        Number(card.covered) === 0
          ? t('coverage.none')
          : t('coverage.share', { share: formatPercentage(language, wholePercent(Number(card.covered))) }),
    },
    asked: [...askedWords(card.asked, language), ...slotsWords(card.asked.slots ?? null, card.asked.quantity, language)],
  }
}

/** A share in whole per cent that says neither nothing nor all where it is something between. */
const wholePercent = (share: number) =>
  String(share > 0 && share < 1 ? Math.min(99, Math.max(1, Math.round(share * 100))) : Math.round(share * 100))

function placeWords({ placeName, country, admin1 }: NeedCard, language: Language): string {
  const { name, note } = placeLine({ name: placeName, country: country ?? undefined, admin1: admin1 ?? undefined }, language)
  return note ? translator(language, 'needs')('placeIn', { place: name, area: note }) : name
}

/** "1 déc. 2026 – 30 juin 2027", broken between the days only; open at one side: "from ...", "until ...". */
export function periodWords(from: string | null | undefined, to: string | null | undefined, language: Language): string {
  const t = translator(language, 'needs')
  const [start, end] = [from, to].map((day) => (day ? formatShortDay(language, day).replaceAll(' ', '\u00A0') : ''))
  if (start && end) return t('period.both', { from: start, to: end })
  if (start) return t('period.from', { from: start })
  return end ? t('period.to', { to: end }) : ''
}
