import type { TFunction } from 'i18next'
import { explanationWords, type ExplanationWords } from '#app/features/matching/explanation/explanation-words.server.ts'
import { expertContact, requesterContact, type Contact } from '#app/features/matching/answers/match-people.server.ts'
import { factsOf, getMatch, readExplanation, type MatchRow } from '#app/features/matching/answers/match-row.server.ts'
import { rankingPath } from '#app/features/matching/answers/paths.ts'
import { answerRoles, matchPolicy, withdrawRoles, type AnswerRole, type WithdrawRole } from '#app/features/matching/answers/policy.ts'
import { proposalWords, type ProposalWords } from '#app/features/matching/answers/proposal-words.server.ts'
import { isOwnProfile } from '#app/features/expertise/policy.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What one side answered, in words. */
export type ShownAnswer = { side: 'expert' | 'requester'; text: string; notes: string[]; /** A person's words. */ reason: string | null }
export type Standing = {
  sentOn: string | null
  commitOn: string | null
  answers: ShownAnswer[]
  ended: { text: string; reason: string | null } | null
}
/** `closed`: not before both have accepted. */
export type ShownContact = { state: 'closed' } | { state: 'open'; expert: Contact | null; requester: Contact | null }

export type ProposalView = ProposalWords & {
  id: string
  standing: Standing
  contact: ShownContact | null
  explanation: ExplanationWords | null
  /** For those who propose, once the place is free again: where they see who else could answer. */
  nextHref: string | null
  can: { answer: AnswerRole[]; withdraw: WithdrawRole[]; complete: boolean; send: boolean }
}

/** A proposal for one of those it concerns, in their language. Throws `not-found` for everybody else. */
export async function getProposal(actor: Actor, matchId: string, language: Language): Promise<ProposalView> {
  const match = await getMatch(actor, matchId)
  const facts = factsOf(match)
  const isExpertSide = hasRole(actor, match.rosterId) || isOwnProfile(actor, { userId: facts.expertUserId })
  const isRequester = hasRole(actor, match.requesterId)
  const coordinates = hasRole(actor, match.workspaceId)
  const seesContact = matchPolicy.seeContact(actor, facts)
  const [words, explanation, expert, requester] = await Promise.all([
    proposalWords(match, { language, seesWhole: isExpertSide || (isRequester && seesContact), coordinates }),
    readExplanation(match.id),
    seesContact && isRequester ? expertContact(match) : null,
    seesContact && isExpertSide ? requesterContact(match) : null,
  ])
  const reader = { language, seesWho: matchPolicy.seeOthers(actor, facts), seesAdvice: matchPolicy.seeAdvice(actor, facts) }
  return {
    ...words,
    id: match.id,
    standing: tellStanding(match, language, { expert: coordinates || isExpertSide, requester: coordinates || isRequester }),
    contact: seesContact ? { state: 'open', expert, requester } : match.state === 'SENT' ? { state: 'closed' } : null,
    explanation: explanation && (await explanationWords(explanation, reader)),
    nextHref: coordinates && isFree(match) ? rankingPath({ language, workspace: match.coordinator.slug }, match.needId) : null,
    can: {
      answer: answerRoles(actor, facts),
      withdraw: withdrawRoles(actor, facts),
      complete: matchPolicy.complete(actor, facts),
      send: matchPolicy.send(actor, facts),
    },
  }
}

const isFree = ({ state }: MatchRow) => state === 'DECLINED' || state === 'WITHDRAWN'

/** Where a match stands. `seesReason`: whose own words the reader may read. */
export function tellStanding(match: MatchRow, language: Language, seesReason: { expert: boolean; requester: boolean }): Standing {
  const t = translator(language, 'matching')
  const day = (at: Date) => formatDay(language, at.toISOString())
  return {
    sentOn: match.sentAt && day(match.sentAt),
    commitOn: match.state === 'PROPOSED' && match.commitOn ? formatDay(language, match.commitOn) : null,
    answers: match.sentAt ? [expertAnswer(match, day, t, seesReason.expert), requesterAnswer(match, day, t, seesReason.requester)] : [],
    ended: match.endCode ? { text: t(`ended.${match.endCode}`), reason: seesEnd(match, seesReason) ? match.endReason : null } : null,
  }
}

/** What a person wrote to end it is for their own side and for those who propose. */
function seesEnd({ endCode }: MatchRow, seesReason: { expert: boolean; requester: boolean }): boolean {
  if (endCode === 'expert') return seesReason.expert
  if (endCode === 'request') return seesReason.requester
  return seesReason.expert && seesReason.requester
}

type Day = (at: Date) => string

const answerText = (match: MatchRow, answer: MatchRow['expertAnswer'], at: Date | null, day: Day, t: TFunction) =>
  answer && at ? t(`proposal.${answer}`, { date: day(at) }) : t(match.state === 'SENT' ? 'proposal.none' : 'proposal.notAsked')

function expertAnswer(match: MatchRow, day: Day, t: TFunction, seesReason: boolean): ShownAnswer {
  const { expertAnswer: answer, expertAnsweredAt, expertAnsweredById, expertReasonCode, expert } = match
  const onBehalf = expertAnsweredById !== null && expertAnsweredById !== expert?.userId
  return {
    side: 'expert',
    text: answerText(match, answer, expertAnsweredAt, day, t),
    notes: [
      expertReasonCode && t(`reason.expert.${expertReasonCode}`),
      answer && onBehalf && t('proposal.onBehalf'),
      answer && expertAnsweredById === null && t('proposal.byLink'),
    ].filter((note) => typeof note === 'string'),
    reason: seesReason ? match.expertReason : null,
  }
}

function requesterAnswer(match: MatchRow, day: Day, t: TFunction, seesReason: boolean): ShownAnswer {
  const { requesterAnswer: answer, requesterAnsweredAt, requesterReasonCode } = match
  return {
    side: 'requester',
    text: answerText(match, answer, requesterAnsweredAt, day, t),
    notes: requesterReasonCode ? [t(`reason.requester.${requesterReasonCode}`)] : [],
    reason: seesReason ? match.requesterReason : null,
  }
}
