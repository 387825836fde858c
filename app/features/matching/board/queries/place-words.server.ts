import { counted } from '#app/features/provenance/counted.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** The places of a request: marks in the order of how far they are given, and the same in words. */
export type ShownPlaces = {
  marks: ('accepted' | 'sent' | 'proposed' | 'free')[]
  text: string
  /** What stands where, each in words; only what there is. */
  parts: string[]
}

export type Places = { slots: number; accepted: number; sent: number; proposed: number }

/** Drawn at most; the words have all. */
const MOST_MARKS = 12

export const freePlaces = ({ slots, accepted, sent, proposed }: Places) => Math.max(0, slots - accepted - sent - proposed)

/** The places of a request in words for one reader. Pure. */
export function placeWords(places: Places, language: Language): ShownPlaces {
  const t = translator(language, 'matching-board')
  const free = freePlaces(places)
  const counts = [
    ['accepted', places.accepted],
    ['sent', places.sent],
    ['proposed', places.proposed],
    ['free', free],
  ] as const
  return {
    marks: counts.flatMap(([kind, count]) => Array.from({ length: count }, () => kind)).slice(0, MOST_MARKS),
    text: t('places.asked', counted(language, places.slots)),
    parts: counts.flatMap(([kind, count]) => (count > 0 ? [t(`places.${kind}`, counted(language, count))] : [])),
  }
}
