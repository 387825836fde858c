import { COMPONENTS, type Component, type Pairing } from '#app/features/matching/model.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

const MOST_POINTS = 1000

/** One part of a score: its points in words, its length in a bar of 1000 points. */
export type ScorePart = { code: Component; name: string; points: string; most: string; share: number }
export type ShownScore = { score: string; of: string; parts: ScorePart[] }

/** A score taken apart, for a bar and its table. Pure. */
export function scoreParts({ score, components }: Pick<Pairing, 'score' | 'components'>, language: Language): ShownScore {
  const names = translator(language, 'matching')
  const number = (value: number) => formatNumber(language, value, { maximumFractionDigits: 0 })
  return {
    score: number(score),
    of: names('explanation.score', { points: number(score), most: number(MOST_POINTS) }),
    parts: COMPONENTS.flatMap((code) => {
      const found = components.find((one) => one.code === code)
      if (!found) return []
      const points = Math.round(found.weight * found.value)
      return [
        { code, name: names(`component.${code}.name`), points: number(points), most: number(found.weight), share: points / MOST_POINTS },
      ]
    }),
  }
}
