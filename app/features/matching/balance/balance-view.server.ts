import { getCoordination } from '#app/features/matching/coordination.server.ts'
import type { RoundOutcome } from '#app/features/matching/rounds/outcome.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { today } from '#app/features/provenance/today.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatDay, formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { coverageFigure, share, type BalanceFigure } from './coverage-figures.server.ts'
import type { BalanceFacts } from './facts.ts'
import { coverageBy, decisions, GROUPINGS, loadOfExperts, loadOfRosters, timeToFill } from './measures.ts'
import { fairnessFigure, loadFigure, reasonsFigure, rosterFigure, waitFigure } from './people-figures.server.ts'
import type { Period } from './period.ts'
import { readBalanceFacts } from './read-facts.server.ts'
import { listRecruits, type Recruit } from './recruits.server.ts'

/** The balance of a coordination workspace, in words ready for one reader. */
export type Balance = {
  period: Period
  /** Nothing was asked in the period. */
  isEmpty: boolean
  tiles: { key: string; figure: string; label: string; note?: string }[]
  figures: BalanceFigure[]
  /** Facts about decisions, a sentence each. */
  decided: string[]
  recruits: Recruit[]
  /** Unit, source and date of the figures; of those that come from the last round. */
  note: string
  roundNote: string | null
}

type Wanted = { slug: string; period: Period; language: Language }
type LastRound = { number: number; doneAt: Date | null; outcome: RoundOutcome }

/** Reads the balance for a member of a coordination workspace. Throws `not-found` for everybody else. */
export async function getBalance(actor: Actor, { slug, period, language }: Wanted): Promise<Balance> {
  const { id } = await getCoordination(actor, slug)
  const [facts, round] = await Promise.all([readBalanceFacts({ workspaceId: id, ...period }), lastRound(id)])
  const workspaces = await workspaceNames(facts, language)
  const t = translator(language, 'matching-balance')
  const rosters = loadOfRosters(facts)
  const decided = decisions(facts)
  const figures = [
    ...GROUPINGS.map((grouping) => coverageFigure(grouping, coverageBy(grouping, facts), language, workspaces)),
    waitFigure(timeToFill(facts, Date.now()), language),
    round && fairnessFigure(round.outcome.groups, language),
    loadFigure(loadOfExperts(facts), language),
    rosterFigure(rosters, language, workspaces),
    reasonsFigure(decided, language),
  ]
  return {
    period,
    isEmpty: facts.asks.length === 0,
    tiles: tilesOf(facts, language),
    figures: figures.filter((figure) => figure !== null),
    decided: decidedWords(decided, round, language),
    recruits: round ? await listRecruits(round.outcome, { language, workspace: slug }) : [],
    note: t('note', { from: formatDay(language, period.from), to: formatDay(language, period.to), date: formatDay(language, today()) }),
    roundNote: round
      ? t('roundNote', { number: formatNumber(language, round.number), at: round.doneAt ? formatInstant(language, round.doneAt) : '' })
      : null,
  }
}

async function lastRound(workspaceId: string): Promise<LastRound | null> {
  const found = await db.matchingRound.findFirst({
    where: { workspaceId, state: 'DONE' },
    orderBy: { number: 'desc' },
    select: { number: true, doneAt: true, outcome: true },
  })
  return found?.outcome ? { ...found, outcome: found.outcome as unknown as RoundOutcome } : null
}

async function workspaceNames({ asks, rosters }: BalanceFacts, language: Language): Promise<Map<string, string>> {
  const ids = new Set([...asks.map(({ workspaceId }) => workspaceId), ...rosters.map(({ rosterId }) => rosterId)])
  const found = await db.workspace.findMany({ where: { id: { in: [...ids] } }, select: { id: true, slug: true, name: true } })
  return new Map(found.map(({ id, slug, name }) => [id, plainText(name as LanguageText, language) ?? slug]))
}

function tilesOf(facts: BalanceFacts, language: Language): Balance['tiles'] {
  const t = translator(language, 'matching-balance')
  const number = (value: number) => formatNumber(language, value)
  const all = coverageBy('priority', facts)
  const sum = (key: 'asked' | 'filled' | 'sent') => all.reduce((total, line) => total + line[key], 0)
  const experts = facts.rosters.reduce((total, roster) => total + roster.experts, 0)
  const [asked, filled, sent] = [sum('asked'), sum('filled'), sum('sent')]
  return [
    {
      key: 'asked',
      figure: number(asked),
      label: t('tile.asked', { count: asked }),
      note: t('tile.requests', { count: facts.asks.length, formatted: number(facts.asks.length) }),
    },
    { key: 'filled', figure: number(filled), label: t('tile.filled', { count: filled }), note: share(language, filled, asked) },
    { key: 'sent', figure: number(sent), label: t('tile.sent', { count: sent }) },
    { key: 'experts', figure: number(experts), label: t('tile.experts', { count: experts }) },
  ]
}

function decidedWords(decided: ReturnType<typeof decisions>, round: LastRound | null, language: Language): string[] {
  const t = translator(language, 'matching-balance')
  const number = (value: number) => formatNumber(language, value)
  const { sent, accepted, declined, withdrawn, waiting, overrides, overridesAccepted, overridesDeclined } = decided
  const told = round?.outcome.told
  return [
    ...(sent > 0
      ? [
          t('decided.sent', {
            count: sent,
            formatted: number(sent),
            accepted: number(accepted),
            declined: number(declined),
            withdrawn: number(withdrawn),
            waiting: number(waiting),
          }),
        ]
      : [t('decided.noneSent')]),
    overrides > 0
      ? t('decided.overrides', {
          count: overrides,
          formatted: number(overrides),
          accepted: number(overridesAccepted),
          declined: number(overridesDeclined),
        })
      : t('decided.noOverride'),
    ...(told && told.kept + told.changed.length > 0
      ? [t('decided.told', { kept: number(told.kept), changed: number(told.changed.length) })]
      : []),
  ]
}
