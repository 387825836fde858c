import { comparePath, newRoundPath, roundPath, roundsPath } from '#app/features/matching/board/paths.ts'
import type { RoundOutcome } from '#app/features/matching/rounds/outcome.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { RoundState } from '#app/platform/db/generated/client.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { listAssignments, type AssignmentLine } from './assignment-lines.server.ts'
import type { BoardDesk } from './board-workspace.server.ts'
import { countChanges } from './compare-rounds.server.ts'
import { outcomeWords, type OutcomeWords } from './outcome-words.server.ts'
import { findDoneBefore, getRoundRow, type RoundRow } from './round-row.server.ts'
import { isRunning } from './round-rows.server.ts'
import { settingsWords, type SettingsWords } from './settings-words.server.ts'
import { listUnfilled, type UnfilledLine } from './unfilled-lines.server.ts'

export const ROUND_PARTS = ['outcome', 'assignments', 'unfilled', 'settings'] as const
export type RoundPart = (typeof ROUND_PARTS)[number]

type Paged<Line> = { lines: Line[]; firstHref: string | null; nextHref: string | null }

/** A round as its page shows it: what stands above, and the part that is open. */
export type RoundView = {
  number: number
  numberText: string
  state: RoundState
  href: string
  facts: { term: string; value: string }[]
  progress: { stepKey: string; share: number | null; shareText: string | null } | null
  failure: string | null
  tabs: { key: RoundPart; href: string; current: boolean; countText?: string | undefined }[]
  outcome: OutcomeWords | null
  /** What changed since the round before. */
  changes: { since: string; href: string; kept: string; gone: string; fresh: string } | null
  assignments: Paged<AssignmentLine> | null
  unfilled: Paged<UnfilledLine> | null
  settings: (SettingsWords & { modelVersion: string; snapshot: string | null }) | null
  /** Its assignments are the provisional proposals of the workspace. */
  proposed: { count: number; text: string } | null
  can: { cancel: boolean; adopt: boolean; send: boolean; again: boolean }
  links: { rounds: string; again: string }
}

export async function getRoundView(desk: BoardDesk, number: number | null, search: URLSearchParams): Promise<RoundView> {
  const { language, where, canRun, canSend } = desk
  const round = await getRoundRow(desk, number)
  const { outcome } = round
  const hasAnswer = round.state === 'DONE' && outcome !== null
  const part = (hasAnswer && ROUND_PARTS.find((known) => known === search.get('part'))) || (hasAnswer ? 'outcome' : 'settings')
  const [facts, proposed, given] = await Promise.all([
    factsOf(round, desk),
    db.match.count({ where: { workspaceId: desk.id, state: 'PROPOSED', roundId: round.id } }),
    hasAnswer ? db.roundAssignment.count({ where: { roundId: round.id } }) : 0,
  ])
  const href = roundPath(where, round.number)
  const partHref = (key: RoundPart, cursor: string | null = null) => {
    const address = new URLSearchParams({ ...(key === 'outcome' ? {} : { part: key }), ...(cursor ? { cursor } : {}) })
    return address.size > 0 ? `${href}?${address}` : href
  }
  const cursor = search.get('cursor')
  const paged = <Line>({ lines, next }: { lines: Line[]; next: string | null }): Paged<Line> => ({
    lines,
    firstHref: cursor ? partHref(part) : null,
    nextHref: next ? partHref(part, next) : null,
  })
  const numberText = formatNumber(language, round.number, { useGrouping: false })
  return {
    number: round.number,
    numberText,
    state: round.state,
    href,
    facts,
    progress: isRunning(round.state) ? progressOf(round, desk) : null,
    failure: round.state === 'FAILED' ? round.failure : null,
    tabs: hasAnswer ? tabsOf(outcome, given, part, partHref, desk) : [],
    outcome: part === 'outcome' && outcome ? await outcomeWords(outcome, desk) : null,
    changes: part === 'outcome' && hasAnswer ? await changesOf(round, desk) : null,
    assignments:
      part === 'assignments' && hasAnswer
        ? paged(await listAssignments({ id: round.id, number: round.number, leadDays: round.settings.leadDays }, desk, cursor))
        : null,
    unfilled: part === 'unfilled' && outcome ? paged(await listUnfilled(outcome, desk, cursor)) : null,
    settings:
      part === 'settings'
        ? { ...settingsWords(round.settings, language), modelVersion: round.modelVersion, snapshot: round.snapshotHash?.slice(0, 12) ?? null }
        : null,
    proposed:
      proposed > 0 ? { count: proposed, text: translator(language, 'matching-board')('round.proposed', counted(language, proposed)) } : null,
    can: {
      cancel: canRun && isRunning(round.state),
      adopt: canRun && hasAnswer && given > 0 && proposed === 0,
      send: canSend && proposed > 0,
      again: canRun && !isRunning(round.state),
    },
    links: { rounds: roundsPath(where), again: newRoundPath(where, round.number) },
  }
}

async function factsOf({ createdById, createdAt, doneAt }: RoundRow, { language }: BoardDesk): Promise<RoundView['facts']> {
  const t = translator(language, 'matching-board')
  const by = createdById ? await db.user.findUnique({ where: { id: createdById }, select: { name: true } }) : null
  return [
    { term: t('round.startedOn'), value: formatInstant(language, createdAt) },
    ...(by ? [{ term: t('round.by'), value: by.name }] : []),
    ...(doneAt ? [{ term: t('round.doneOn'), value: formatInstant(language, doneAt) }] : []),
  ]
}

const STEPS = ['load', 'rank', 'solve', 'explain', 'store']

function progressOf({ state, step, progress }: RoundRow, { language }: BoardDesk): NonNullable<RoundView['progress']> {
  const stepKey = state === 'WAITING' ? 'waiting' : (STEPS.find((known) => known === step) ?? 'running')
  const share = progress === null ? null : Math.min(1, Math.max(0, progress))
  return { stepKey, share, shareText: share === null ? null : formatNumber(language, share, { style: 'percent', maximumFractionDigits: 0 }) }
}

function tabsOf(
  outcome: RoundOutcome,
  given: number,
  part: RoundPart,
  href: (key: RoundPart) => string,
  { language }: BoardDesk,
): RoundView['tabs'] {
  const counts: Partial<Record<RoundPart, number>> = { assignments: given, unfilled: outcome.unfilled.length }
  return ROUND_PARTS.map((key) => {
    const count = counts[key]
    return { key, href: href(key), current: key === part, countText: count === undefined ? undefined : formatNumber(language, count) }
  })
}

async function changesOf({ id, number }: RoundRow, desk: BoardDesk): Promise<RoundView['changes']> {
  const before = await findDoneBefore(desk, number)
  if (!before) return null
  const { language, where } = desk
  const t = translator(language, 'matching-board')
  const changes = await countChanges(before.id, id)
  return {
    since: formatNumber(language, before.number, { useGrouping: false }),
    href: comparePath(where, before.number, number),
    kept: t('compare.kept', counted(language, changes.kept)),
    gone: t('compare.gone', counted(language, changes.gone)),
    fresh: t('compare.new', counted(language, changes.new)),
  }
}
