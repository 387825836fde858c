import { CEFR } from '#app/features/classifications/cefr.ts'
import { CONDITIONS, type CheckedCondition, type Condition, type Evidence } from '#app/features/matching/model.ts'
import type { ScoringContext } from './context.ts'
import { dayText } from './days.ts'
import {
  answersMust,
  answerTo,
  conflictWith,
  daysOfRest,
  fitsMode,
  freeStretch,
  hasDays,
  isAvailable,
  isCleared,
  isRested,
  mayBeProposed,
  refusesCountry,
  speaks,
  tightestYear,
} from './predicates.ts'
import type { ReadyExpert, ReadyRequest } from './prepare.ts'
import { skillEvidence } from './skill-evidence.ts'

type Check = (request: ReadyRequest, expert: ReadyExpert, context: ScoringContext) => boolean

const CHECKS: Readonly<Record<Condition, Check>> = {
  AVAIL: isAvailable,
  LANG: ({ languages }, expert) => languages.every((asked) => !asked.must || speaks(asked, expert)),
  SKILL: ({ skills, request }, expert) => skills.every((asked) => !asked.must || answersMust(asked, expert, request.vouched)),
  CLEAR: (request, expert) => request.request.clearances.every((clearance) => isCleared(clearance, request, expert)),
  REST: isRested,
  DAYS: hasDays,
  COI: (request, expert) => conflictWith(request, expert) === null,
  CONSENT: (request, expert) => mayBeProposed(request, expert) && !refusesCountry(request, expert),
  MODE: fitsMode,
  DECISION: ({ request }, { expert }, { isForbidden, hasDeclined }) =>
    !isForbidden(request.id, expert.id) && !hasDeclined(request.id, expert.id),
}

// Those that most experts fail come first, so that most pairs are soon done with.
const IN_HASTE: readonly Condition[] = ['SKILL', 'LANG', 'AVAIL', 'MODE', 'CONSENT', 'DAYS', 'CLEAR', 'COI', 'REST', 'DECISION']

/** Whether a pair meets every condition. */
export function isPossible(request: ReadyRequest, expert: ReadyExpert, context: ScoringContext): boolean {
  for (const code of IN_HASTE) if (!CHECKS[code](request, expert, context)) return false
  return true
}

/** The conditions that a pair does not meet. */
export const failedConditions = (request: ReadyRequest, expert: ReadyExpert, context: ScoringContext): Condition[] =>
  CONDITIONS.filter((code) => !CHECKS[code](request, expert, context))

/** Every condition with the facts it was decided on. */
export function checkConditions(request: ReadyRequest, expert: ReadyExpert, context: ScoringContext): CheckedCondition[] {
  return CONDITIONS.map((code) => ({ code, ok: CHECKS[code](request, expert, context), evidence: FACTS[code](request, expert, context) }))
}

type Facts = (request: ReadyRequest, expert: ReadyExpert, context: ScoringContext) => Evidence[]

const FACTS: Readonly<Record<Condition, Facts>> = {
  AVAIL: (request, expert) => windowFacts(request, expert),
  LANG: ({ languages }, expert) => languages.filter(({ must }) => must).map((asked) => languageEvidence(asked, expert)),
  SKILL: ({ skills, request }, expert) =>
    skills.flatMap((asked) =>
      asked.must
        ? [skillEvidence(asked, answerTo(asked, expert, request.vouched) ?? answerTo(asked, expert, false) ?? 'nearest', expert)]
        : [],
    ),
  CLEAR: ({ request, until }, { clearances }) =>
    request.clearances.map((clearance) => {
      const day = clearances.get(clearance)
      return { kind: 'clearance', clearance, validUntil: day === undefined ? null : dayText(day), neededUntil: dayText(until) }
    }),
  REST: (request, expert) => {
    const days = request.request.mode === 'onsite' && expert.expert.restDays > 0 ? daysOfRest(request, expert) : null
    return days === null ? [] : [{ kind: 'rest', days, needed: expert.expert.restDays }]
  },
  DAYS: (request, expert) => [{ kind: 'days', ...tightestYear(request, expert) }],
  COI: (request, expert) => {
    const organisationId = conflictWith(request, expert)
    return organisationId === null ? [] : [{ kind: 'organisation', organisationId }]
  },
  CONSENT: (request, expert) =>
    refusesCountry(request, expert) && request.request.country !== undefined
      ? [{ kind: 'country-refused', code: request.request.country }]
      : [],
  MODE: ({ request }, { expert }) => [{ kind: 'mode', asked: request.mode, has: expert.mode }],
  DECISION: ({ request }, { expert }, { isForbidden, hasDeclined }) => [
    ...(isForbidden(request.id, expert.id) ? [{ kind: 'decision', decision: 'forbidden' } as const] : []),
    ...(hasDeclined(request.id, expert.id) ? [{ kind: 'decision', decision: 'declined' } as const] : []),
  ],
}

/** The window asked and the free stretch that holds it. */
export function windowFacts(request: ReadyRequest, expert: ReadyExpert): Evidence[] {
  const { from, to } = request.request
  if (from === undefined || to === undefined) return []
  const stretch = freeStretch(request, expert)
  return [{ kind: 'window', from, to, freeFrom: stretch && dayText(stretch.from), freeTo: stretch && dayText(stretch.to) }]
}

export function languageEvidence({ tag, rank, must }: ReadyRequest['languages'][number], { languages }: ReadyExpert): Evidence {
  return { kind: 'language', tag, asked: CEFR[rank] ?? 'A1', must, has: CEFR[languages.get(tag) ?? -1] ?? null }
}
