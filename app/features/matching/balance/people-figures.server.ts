import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { pairedBarsSvg } from '#app/ui/charts/paired-bars.server.ts'
import { shareBarsSvg } from '#app/ui/charts/share-bars.server.ts'
import { groupFigure } from '#app/features/matching/board/queries/group-figure.server.ts'
import type { GroupOutcome } from '#app/features/matching/rounds/outcome.ts'
import { directionOf, share, type BalanceFigure } from './coverage-figures.server.ts'
import { FEWEST_PEOPLE, type Decided, type LoadCount, type WaitLine } from './measures.ts'

type Rosters = readonly { rosterId: string; experts: number; missions: number }[]

/** How long places waited until they were filled, by priority. Null where none is filled and none waits. */
export function waitFigure(lines: readonly WaitLine[], language: Language): BalanceFigure | null {
  if (lines.every(({ filled, waiting }) => filled + waiting === 0)) return null
  const t = translator(language, 'matching-balance')
  const number = (value: number) => formatNumber(language, Math.round(value))
  const days = (value: number | null) => (value === null ? t('none') : t('days', { count: Math.round(value), formatted: number(value) }))
  const title = t('wait.title')
  const named = lines.map((line) => ({ ...line, key: String(line.priority), label: t(`group.priority.${String(line.priority)}`) }))
  const isDrawn = lines.some(({ median }) => median !== null)
  const drawn = shareBarsSvg({
    title,
    dir: directionOf(language),
    bars: named.map(({ key, label, median }) => ({ key, label, value: median ?? 0, text: days(median) })),
    words: { label: t('coverage.priority.label'), value: t('column.median') },
  })
  const waiting = lines.reduce((sum, line) => sum + line.waiting, 0)
  const longest = Math.max(0, ...lines.map(({ longestWait }) => longestWait ?? 0))
  return {
    key: 'wait',
    title,
    sentence:
      waiting === 0 ? t('wait.noneWaits') : t('wait.waiting', { count: waiting, formatted: number(waiting), longest: days(longest) }),
    chart: isDrawn
      ? {
          ...drawn,
          table: {
            columns: [
              { key: 'label', label: t('coverage.priority.label'), numeric: false },
              ...['filled', 'median', 'ninth', 'waiting', 'longestWait'].map((key) => ({ key, label: t(`column.${key}`), numeric: true })),
            ],
            rows: named.map(({ key, label, filled, median, ninth, waiting: still, longestWait }) => ({
              key,
              cells: {
                label,
                filled: number(filled),
                median: days(median),
                ninth: days(ninth),
                waiting: number(still),
                longestWait: days(longestWait),
              },
            })),
          },
        }
      : null,
  }
}

/** How missions lie on experts. Null where too few people are in it. */
export function loadFigure(load: LoadCount, language: Language): BalanceFigure | null {
  if (load.people < FEWEST_PEOPLE) return null
  const t = translator(language, 'matching-balance')
  const number = (value: number) => formatNumber(language, value)
  const title = t('load.title')
  return {
    key: 'load',
    title,
    sentence:
      load.gini === null
        ? t('load.nobody')
        : t('load.gini', {
            gini: formatNumber(language, load.gini, { maximumFractionDigits: 2 }),
            share: share(language, load.withNone, load.people),
          }),
    chart:
      load.gini === null
        ? null
        : shareBarsSvg({
            title,
            dir: directionOf(language),
            bars: load.experts.map((count, missions) => ({
              key: String(missions),
              label: t(`load.missions.${String(missions)}`),
              value: count,
              text: t('load.experts', { count, formatted: number(count) }),
              exact: number(count),
            })),
            words: { label: t('column.missions'), value: t('column.experts') },
          }),
  }
}

/** Missions of rosters beside the experts they have. Null where no roster has enough people. */
export function rosterFigure(rosters: Rosters, language: Language, workspaces: ReadonlyMap<string, string>): BalanceFigure | null {
  if (rosters.length === 0) return null
  const t = translator(language, 'matching-balance')
  const number = (value: number) => formatNumber(language, value)
  const title = t('rosters.title')
  const idle = rosters.filter(({ missions }) => missions === 0).length
  return {
    key: 'rosters',
    title,
    sentence: t('rosters.idle', { count: idle, formatted: number(idle), total: number(rosters.length) }),
    chart: pairedBarsSvg({
      title,
      dir: directionOf(language),
      mostDrawn: 10,
      pairs: rosters.map(({ rosterId, experts, missions }) => ({
        key: rosterId,
        label: workspaces.get(rosterId) ?? t('group.gone'),
        first: { value: experts, text: t('rosters.bar.experts', { number: number(experts) }), exact: number(experts) },
        second: { value: missions, text: t('rosters.bar.missions', { number: number(missions) }), exact: number(missions) },
        difference: formatNumber(language, missions / experts, { maximumFractionDigits: 2 }),
      })),
      words: { label: t('column.roster'), first: t('column.experts'), second: t('column.missions'), difference: t('column.perExpert') },
    }),
  }
}

/** What each group got in a round beside what it could get were it alone. Null where a round has no groups. */
export function fairnessFigure(groups: readonly GroupOutcome[], language: Language): BalanceFigure | null {
  const figure = groupFigure(groups, language)
  return (
    figure && {
      key: 'fairness',
      title: translator(language, 'matching-board')('group.title'),
      sentence: figure.worst ?? translator(language, 'matching-balance')('fairness.even'),
      chart: figure.chart,
    }
  )
}

/** Why proposals were declined. Null where none was. */
export function reasonsFigure({ reasons, declined, sent }: Decided, language: Language): BalanceFigure | null {
  if (reasons.length === 0) return null
  const t = translator(language, 'matching-balance')
  const words = translator(language, 'matching')
  const title = t('reasons.title')
  return {
    key: 'reasons',
    title,
    sentence: t('reasons.share', { share: share(language, declined, sent) }),
    chart: shareBarsSvg({
      title,
      dir: directionOf(language),
      bars: reasons.map(({ code, count }) => ({
        key: code,
        label: words(`reason.${code}`),
        value: count,
        text: formatNumber(language, count),
      })),
      words: { label: t('column.reason'), value: t('column.proposals') },
    }),
  }
}
