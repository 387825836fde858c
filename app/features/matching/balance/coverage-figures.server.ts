import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import { nameOf } from '#app/features/classifications/names.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { DrawnChart } from '#app/ui/charts/chart-table.ts'
import { pairedBarsSvg } from '#app/ui/charts/paired-bars.server.ts'
import { UNKNOWN, type GroupLine, type Grouping } from './measures.ts'

/** A chart with its title, and what its figures come to in a sentence; nothing is drawn while there is nothing to draw. */
export type BalanceFigure = { key: string; title: string; sentence: string; chart: DrawnChart | null }

const MOST_DRAWN = 10

export const share = (language: Language, part: number, whole: number): string =>
  formatNumber(language, whole === 0 ? 0 : part / whole, { style: 'percent', maximumFractionDigits: 0 })

export const directionOf = (language: Language) => (dirOf(language) === 'rtl' ? 'rtl' : 'ltr')

/** Names of groups: `workspaces` by id for partners. */
function groupName(grouping: Grouping, key: string, language: Language, workspaces: ReadonlyMap<string, string>): string {
  const t = translator(language, 'matching-balance')
  if (key === UNKNOWN) return t(`group.unknown.${grouping}`)
  switch (grouping) {
    case 'priority':
      return t(`group.priority.${key}`)
    case 'language':
      return languageName(key, language)
    case 'region':
      return nameOf('RegionM49', key, language)?.name ?? key
    case 'development':
      return t(`group.development.${key}`)
    case 'partner':
      return workspaces.get(key) ?? t('group.gone')
  }
}

/** Places asked and filled of each group of requests, with all their states in the table. Null where nothing was asked. */
export function coverageFigure(
  grouping: Grouping,
  lines: readonly GroupLine[],
  language: Language,
  workspaces: ReadonlyMap<string, string>,
): BalanceFigure | null {
  if (lines.length === 0) return null
  const t = translator(language, 'matching-balance')
  const number = (value: number) => formatNumber(language, value)
  const named = lines.map((line) => ({ ...line, label: groupName(grouping, line.key, language, workspaces) }))
  const title = t(`coverage.${grouping}.title`)
  const drawn = pairedBarsSvg({
    title,
    dir: directionOf(language),
    mostDrawn: MOST_DRAWN,
    pairs: named.map(({ key, label, asked, filled }) => ({
      key,
      label,
      first: { value: asked, text: t('coverage.bar.asked', { number: number(asked) }), exact: number(asked) },
      second: { value: filled, text: t('coverage.bar.filled', { number: number(filled) }), exact: number(filled) },
      difference: share(language, filled, asked),
    })),
    words: { label: t(`coverage.${grouping}.label`), first: t('column.asked'), second: t('column.filled'), difference: t('column.share') },
  })
  const column = (key: string, numeric = true) => ({ key, label: t(`column.${key}`), numeric })
  const worst = [...named].filter(({ asked }) => asked > 0).sort((a, b) => a.filled / a.asked - b.filled / b.asked)[0]
  return {
    key: grouping,
    title,
    sentence:
      worst && named.length > 1
        ? t('coverage.least', { name: worst.label, share: share(language, worst.filled, worst.asked) })
        : t('coverage.only', { share: share(language, worst?.filled ?? 0, worst?.asked ?? 0) }),
    chart: {
      ...drawn,
      table: {
        columns: [
          { key: 'label', label: t(`coverage.${grouping}.label`), numeric: false },
          ...['asked', 'proposed', 'sent', 'filled', 'share', 'meanScore'].map((key) => column(key)),
        ],
        rows: named.map(({ key, label, asked, proposed, sent, filled, meanScore }) => ({
          key,
          cells: {
            label,
            asked: number(asked),
            proposed: number(proposed),
            sent: number(sent),
            filled: number(filled),
            share: share(language, filled, asked),
            meanScore: meanScore === null ? t('tooFew') : number(Math.round(meanScore)),
          },
        })),
      },
    },
  }
}
