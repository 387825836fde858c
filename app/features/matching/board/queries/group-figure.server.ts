import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import type { GroupOutcome } from '#app/features/matching/rounds/outcome.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { DrawnChart } from '#app/ui/charts/chart-table.ts'
import { pairedBarsSvg } from '#app/ui/charts/paired-bars.server.ts'

/** `worst` is a sentence on the group that is farthest from what it could get; null where each gets all it could. */
export type GroupFigure = { chart: DrawnChart; worst: string | null }

/** Places filled for each group of requests, against what the group could get were no other there. */
export function groupFigure(groups: readonly GroupOutcome[], language: Language): GroupFigure | null {
  const shown = groups.filter(({ alone, filled }) => alone > 0 || filled > 0)
  if (shown.length === 0) return null
  const t = translator(language, 'matching-board')
  const number = (value: number) => formatNumber(language, value)
  const percent = (value: number) => formatNumber(language, value, { style: 'percent', maximumFractionDigits: 0 })
  const name = ({ language: tag }: GroupOutcome) => (tag === null ? t('group.none') : languageName(tag, language))
  const shareOf = ({ filled, alone }: GroupOutcome) => (alone === 0 ? 1 : Math.min(1, filled / alone))
  const [worst] = [...shown].sort((one, other) => shareOf(one) - shareOf(other))
  const chart = pairedBarsSvg({
    title: t('group.title'),
    dir: dirOf(language) === 'rtl' ? 'rtl' : 'ltr',
    mostDrawn: 12,
    words: { label: t('group.language'), first: t('group.alone'), second: t('group.filled'), difference: t('group.share') },
    pairs: [...shown]
      .sort((one, other) => other.places - one.places)
      .map((group) => ({
        key: group.language ?? '-',
        label: name(group),
        first: { value: group.alone, text: t('group.aloneOf', counted(language, group.alone)), exact: number(group.alone) },
        second: { value: group.filled, text: t('group.filledOf', counted(language, group.filled)), exact: number(group.filled) },
        difference: percent(shareOf(group)),
      })),
  })
  return {
    chart,
    worst:
      worst && shareOf(worst) < 1
        ? t('group.worst', { group: name(worst), filled: number(worst.filled), alone: number(worst.alone), share: percent(shareOf(worst)) })
        : null,
  }
}
