import { comparePath, newRoundPath, roundPath, roundsPath } from '#app/features/matching/board/paths.ts'
import { compareRounds } from '#app/features/matching/rounds/compare-rounds.server.ts'
import type { RoundOutcome } from '#app/features/matching/rounds/outcome.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { shownName } from '#app/features/provenance/former-person.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import type { RoundState } from '#app/platform/db/generated/client.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { listAssignments, type AssignmentLine } from './assignment-lines.server.ts'
import type { BoardDesk } from './board-workspace.server.ts'
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
  /** Assignments that are provisional proposals of the workspace by now. */
  proposed: { count: number; text: string } | null
  can: { cancel: boolean; adopt: boolean; send: boolean; again: boolean }
  links: { rounds: string; again: string }
}

export async function getRoundView(actor: Actor, desk: BoardDesk, number: number | null, search: URLSearchParams): Promise<RoundView> {
  const { language, where, canRun, canSend } = desk
  const round = await getRoundRow(desk, number)
  const { outcome } = round
  const hasAnswer = round.state === 'DONE' && outcome !== null
  const part = (hasAnswer && ROUND_PARTS.find((known) => known === search.get('part'))) || (hasAnswer ? 'outcome' : 'settings')
  const [facts, { given, proposed, standing }] = await Promise.all([factsOf(round, desk), countAssignments(desk.id, round.id)])
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
    changes: part === 'outcome' && hasAnswer ? await changesOf(actor, round, desk) : null,
    assignments:
      part === 'assignments' && hasAnswer
        ? paged(await listAssignments({ id: round.id, number: round.number, leadDays: round.settings.leadDays }, desk, cursor))
        : null,
    unfilled: part === 'unfilled' && outcome ? paged(await listUnfilled(outcome, desk, cursor)) : null,
    settings:
      part === 'settings'
        ? {
            ...settingsWords(round.settings, language),
            modelVersion: round.modelVersion,
            snapshot: round.snapshotHash?.slice(0, 12) ?? null,
          }
        : null,
    proposed:
      proposed > 0
        ? { count: proposed, text: translator(language, 'matching-board')('round.proposed', counted(language, proposed)) }
        : null,
    can: {
      cancel: canRun && isRunning(round.state),
      adopt: canRun && hasAnswer && standing < given,
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
    ...(by ? [{ term: t('round.by'), value: shownName(by.name, language) }] : []),
    ...(doneAt ? [{ term: t('round.doneOn'), value: formatInstant(language, doneAt) }] : []),
  ]
}

type Counted = { given: number; proposed: number; standing: number }

/** The assignments of a round; how many of them are proposals that are not sent, and how many are proposals at all. */
async function countAssignments(workspaceId: string, roundId: string): Promise<Counted> {
  const [counts] = await sql<Counted>(
    `select count(*)::int as given, count(*) filter (where proposed)::int as proposed, count(*) filter (where standing)::int as standing
     from round_assignment a cross join lateral (
       select coalesce(bool_or(m.state = 'PROPOSED'), false) as proposed, coalesce(bool_or(m.state <> 'WITHDRAWN'), false) as standing
       from match m where m.need_id = a.need_id and m.profile_id = a.profile_id and m.workspace_id = $1::uuid) m
     where a.round_id = $2::uuid`,
    [workspaceId, roundId],
  )
  return counts ?? { given: 0, proposed: 0, standing: 0 }
}

const STEPS = ['load', 'rank', 'solve', 'explain', 'store']

function progressOf({ state, step, progress }: RoundRow, { language }: BoardDesk): NonNullable<RoundView['progress']> {
  const stepKey = state === 'WAITING' ? 'waiting' : (STEPS.find((known) => known === step) ?? 'running')
  const share = progress === null ? null : Math.min(1, Math.max(0, progress))
  return {
    stepKey,
    share,
    shareText: share === null ? null : formatNumber(language, share, { style: 'percent', maximumFractionDigits: 0 }),
  }
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

async function changesOf(actor: Actor, { id, number }: RoundRow, desk: BoardDesk): Promise<RoundView['changes']> {
  const before = await findDoneBefore(desk, number)
  if (!before) return null
  const { language, where } = desk
  const t = translator(language, 'matching-board')
  const { kept, gone, added } = await compareRounds(actor, desk.slug, before.id, id)
  return {
    since: formatNumber(language, before.number, { useGrouping: false }),
    href: comparePath(where, before.number, number),
    kept: t('compare.kept', counted(language, kept.length)),
    gone: t('compare.gone', counted(language, gone.length)),
    fresh: t('compare.new', counted(language, added.length)),
  }
}
