import { requestPath } from '#app/features/matching/board/paths.ts'
import type { RoundOutcome } from '#app/features/matching/rounds/outcome.ts'
import type { SolverNote, SolverProblem, SolverStage } from '#app/features/matching/solver/instance.ts'
import { counted } from '#app/features/provenance/counted.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { BoardDesk } from './board-workspace.server.ts'
import { groupFigure, type GroupFigure } from './group-figure.server.ts'
import { namePairs, type PairNames } from './named-pairs.server.ts'
import { certaintyOf, filledWords, type Certainty } from './round-rows.server.ts'

export type ShownStage = {
  key: string
  name: string
  about: string
  reached: string
  bound: string
  gap: string
  isProven: boolean
  seconds: string
}
/** A request and an expert, and what there is to say about both. */
export type NamedPair = { key: string; title: TaggedText; href: string; expert: string; text: string }
export type ShownProblem = { key: string; text: string; names: string[]; remedies: string[] }

/** The outcome of a round in words ready for one reader. */
export type OutcomeWords = {
  certainty: Certainty
  certaintyText: string
  filled: string
  sizes: { term: string; value: string }[]
  coverage: { priority: 1 | 2 | 3; share: number; text: string }[]
  groups: GroupFigure | null
  stages: ShownStage[]
  told: string | null
  /** Told people whose plan changed, assignments that fell away while it ran, and locks that hold no more. */
  changed: NamedPair[]
  dropped: NamedPair[]
  brokenLocks: NamedPair[]
  problems: ShownProblem[]
  notes: ShownProblem[]
}

/** Named at most in a list of what went otherwise; counts say the rest. */
const MOST_NAMED = 50
const MOST_IN_PROBLEM = 5

export async function outcomeWords(outcome: RoundOutcome, { language, where }: BoardDesk): Promise<OutcomeWords> {
  const t = translator(language, 'matching-board')
  const conditions = translator(language, 'matching')
  const number = (value: number) => formatNumber(language, value, { maximumFractionDigits: 0 })
  const { told, dropped, brokenLocks, problems, notes, sizes, seconds } = outcome
  const pairs = [...told.changed, ...dropped, ...brokenLocks].slice(0, 3 * MOST_NAMED)
  const names = await namePairs(
    [
      ...pairs.map(({ needId }) => needId),
      ...[...problems, ...notes].flatMap(({ requests }) => (requests ?? []).slice(0, MOST_IN_PROBLEM)),
    ],
    [
      ...pairs.map(({ profileId }) => profileId),
      ...[...problems, ...notes].flatMap(({ experts }) => (experts ?? []).slice(0, MOST_IN_PROBLEM)),
    ],
    language,
  )
  const named = ({ needId, profileId }: { needId: string; profileId: string }, text: string): NamedPair => ({
    key: `${needId} ${profileId}`,
    title: names.request(needId).title,
    href: requestPath(where, needId),
    expert: names.expert(profileId),
    text,
  })
  return {
    certainty: certaintyOf(outcome, language),
    certaintyText: t(
      outcome.status === 'infeasible'
        ? 'certainty.infeasibleText'
        : outcome.gap === null
          ? 'certainty.provenText'
          : 'certainty.boundedText',
    ),
    filled: filledWords(outcome.coverage, language),
    sizes: [
      { term: t('outcome.requests'), value: number(sizes.requests) },
      { term: t('outcome.places'), value: number(sizes.places) },
      { term: t('outcome.experts'), value: number(sizes.experts) },
      { term: t('outcome.possible'), value: number(sizes.possible) },
      { term: t('outcome.score'), value: number(outcome.score) },
      { term: t('outcome.seconds'), value: secondsWords(seconds.prepare + seconds.solve + seconds.explain, language) },
    ],
    coverage: outcome.coverage
      .filter(({ places }) => places > 0)
      .map(({ priority, places, filled }) => ({
        priority,
        share: filled / places,
        text: t('round.filled', { count: places, filled: number(filled), places: number(places) }),
      })),
    groups: groupFigure(outcome.groups, language),
    stages: outcome.stages.map((stage) => stageWords(stage, language)),
    told:
      told.kept + told.changed.length > 0
        ? t('outcome.toldKept', { ...counted(language, told.kept + told.changed.length), kept: number(told.kept) })
        : null,
    changed: told.changed.slice(0, MOST_NAMED).map((pair) => named(pair, t('outcome.noLongerPlanned'))),
    dropped: dropped.slice(0, MOST_NAMED).map((pair) => named(pair, t(`outcome.droppedWhy.${pair.why}`))),
    brokenLocks: brokenLocks
      .slice(0, MOST_NAMED)
      .map((pair) => named(pair, pair.blockedBy.map((code) => conditions(`condition.${code}.failed`)).join(' '))),
    problems: problems.map((problem, index) => problemWords('problem', problem, index, names, language)),
    notes: notes.map((note, index) => problemWords('note', note, index, names, language)),
  }
}

const secondsWords = (seconds: number, language: Language) =>
  formatNumber(language, seconds, { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1 })

function stageWords({ name, objective, bound, gap, proven, seconds }: SolverStage, language: Language): ShownStage {
  const t = translator(language, 'matching-board')
  const percent = (value: number) => formatNumber(language, value, { style: 'percent', maximumFractionDigits: 2 })
  const value = (figure: number) => (name === 'fairness' ? percent(figure) : formatNumber(language, figure, { maximumFractionDigits: 0 }))
  return {
    key: name,
    name: t(`stage.${name}.name`),
    about: t(`stage.${name}.about`),
    reached: value(objective),
    bound: value(bound),
    gap: percent(Math.ceil(Math.max(0, gap) * 10_000) / 10_000),
    isProven: proven,
    seconds: secondsWords(seconds, language),
  }
}

function problemWords(
  kind: 'problem' | 'note',
  { code, requests = [], experts = [], asked, possible, remedies }: SolverProblem | SolverNote,
  index: number,
  names: PairNames,
  language: Language,
): ShownProblem {
  const t = translator(language, 'matching-board')
  const number = (value: number | undefined) => (value === undefined ? '' : formatNumber(language, value))
  const left = Math.max(0, requests.length - MOST_IN_PROBLEM) + Math.max(0, experts.length - MOST_IN_PROBLEM)
  return {
    key: `${code} ${String(index)}`,
    text: t(`${kind}.${code}`, { asked: number(asked), possible: number(possible) }),
    names: [
      ...requests.slice(0, MOST_IN_PROBLEM).map((needId) => names.request(needId).title.text),
      ...experts.slice(0, MOST_IN_PROBLEM).map((profileId) => names.expert(profileId)),
      ...(left > 0 ? [t('more', counted(language, left))] : []),
    ],
    remedies: remedies.map((remedy) => t(`remedy.${remedy}`)),
  }
}
