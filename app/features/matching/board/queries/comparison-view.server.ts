import { comparePath, roundPath, roundsPath } from '#app/features/matching/board/paths.ts'
import { COMPONENTS } from '#app/features/matching/model.ts'
import { compareRounds } from '#app/features/matching/rounds/compare-rounds.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { BoardDesk } from './board-workspace.server.ts'
import { countChangedRequests, listChanges, type ChangeLine } from './change-lines.server.ts'
import { getRoundRow, readRoundNumber, type RoundRow } from './round-row.server.ts'

type Side = { number: string; href: string; when: string }

/** Two rounds of a workspace beside each other. */
export type ComparisonView = {
  /** Null until two done rounds are chosen. */
  compared: {
    before: Side
    after: Side
    figures: { key: 'kept' | 'new' | 'gone' | 'requests'; figure: string }[]
    /** Figures of both rounds, and their difference. */
    rows: { key: string; name: string; before: string; after: string; difference: string }[]
    lines: ChangeLine[]
    tabs: { key: 'changed' | 'all'; href: string; current: boolean }[]
    firstHref: string | null
    nextHref: string | null
  } | null
  choice: { action: string; a: string; b: string; options: { value: string; label: string }[] }
  roundsHref: string
}

/** Rounds offered for a comparison: the newest. */
const MOST_OFFERED = 50

export async function getComparison(actor: Actor, desk: BoardDesk, search: URLSearchParams): Promise<ComparisonView> {
  const { id, language, where } = desk
  const t = translator(language, 'matching-board')
  const rounds = await db.matchingRound.findMany({
    where: { workspaceId: id, state: 'DONE' },
    orderBy: { number: 'desc' },
    take: MOST_OFFERED,
    select: { number: true, doneAt: true, createdAt: true },
  })
  const [newest, former] = rounds
  const a = readRoundNumber(search.get('a')) ?? former?.number ?? null
  const b = readRoundNumber(search.get('b')) ?? newest?.number ?? null
  const label = ({ number, doneAt, createdAt }: (typeof rounds)[number]) =>
    t('compare.option', {
      number: formatNumber(language, number, { useGrouping: false }),
      when: formatInstant(language, doneAt ?? createdAt),
    })
  return {
    compared: a !== null && b !== null && a !== b ? await compare(actor, desk, a, b, search) : null,
    choice: {
      action: comparePath(where, 0, 0).split('?')[0] ?? '',
      a: a === null ? '' : String(a),
      b: b === null ? '' : String(b),
      options: rounds.map((round) => ({ value: String(round.number), label: label(round) })),
    },
    roundsHref: roundsPath(where),
  }
}

async function compare(actor: Actor, desk: BoardDesk, a: number, b: number, search: URLSearchParams): Promise<ComparisonView['compared']> {
  const { language, where } = desk
  const [before, after] = await Promise.all([getRoundRow(desk, a), getRoundRow(desk, b)])
  if (!before.outcome || !after.outcome) return null
  const all = search.get('show') === 'all'
  const cursor = search.get('cursor')
  const comparison = await compareRounds(actor, desk.slug, before.id, after.id)
  const { lines, next } = await listChanges(comparison, all, desk, cursor)
  const href = (shown: 'changed' | 'all', at: string | null = null) =>
    comparePath(where, a, b) + (shown === 'all' ? '&show=all' : '') + (at ? `&cursor=${encodeURIComponent(at)}` : '')
  const shown = all ? 'all' : 'changed'
  return {
    before: sideOf(before, desk),
    after: sideOf(after, desk),
    figures: [
      { key: 'kept', figure: formatNumber(language, comparison.kept.length) },
      { key: 'new', figure: formatNumber(language, comparison.added.length) },
      { key: 'gone', figure: formatNumber(language, comparison.gone.length) },
      { key: 'requests', figure: formatNumber(language, countChangedRequests(comparison)) },
    ],
    rows: figureRows(before, after, desk),
    lines,
    tabs: (['changed', 'all'] as const).map((key) => ({ key, href: href(key), current: key === shown })),
    firstHref: cursor ? href(shown) : null,
    nextHref: next ? href(shown, next) : null,
  }
}

const sideOf = ({ number, doneAt, createdAt }: RoundRow, { language, where }: BoardDesk): Side => ({
  number: formatNumber(language, number, { useGrouping: false }),
  href: roundPath(where, number),
  when: formatInstant(language, doneAt ?? createdAt),
})

/** Coverage by priority, score and weights: those that are of use for a comparison. */
function figureRows(before: RoundRow, after: RoundRow, { language }: BoardDesk) {
  const t = translator(language, 'matching-board')
  const names = translator(language, 'matching')
  const number = (value: number, signed = false) => formatNumber(language, value, signed ? { signDisplay: 'exceptZero' } : {})
  const row = (key: string, name: string, one: number, other: number) => ({
    key,
    name,
    before: number(one),
    after: number(other),
    difference: number(other - one, true),
  })
  const filled = ({ outcome }: RoundRow, priority: number) => outcome?.coverage.find((line) => line.priority === priority)
  const isUsed = (priority: number) => (filled(before, priority)?.places ?? 0) + (filled(after, priority)?.places ?? 0) > 0
  const empty = ({ outcome }: RoundRow) => outcome?.unfilled.reduce((sum, { places }) => sum + places, 0) ?? 0
  return [
    ...([1, 2, 3] as const)
      .filter(isUsed)
      .map((priority) =>
        row(
          `priority-${priority}`,
          t('compare.filledOf', { priority: t(`priority.${priority}`) }),
          filled(before, priority)?.filled ?? 0,
          filled(after, priority)?.filled ?? 0,
        ),
      ),
    row('empty', t('compare.empty'), empty(before), empty(after)),
    row('score', t('outcome.score'), before.outcome?.score ?? 0, after.outcome?.score ?? 0),
    ...COMPONENTS.filter((code) => before.settings.weights[code] !== after.settings.weights[code]).map((code) =>
      row(
        `weight-${code}`,
        t('compare.weight', { component: names(`component.${code}.name`) }),
        before.settings.weights[code],
        after.settings.weights[code],
      ),
    ),
  ]
}
