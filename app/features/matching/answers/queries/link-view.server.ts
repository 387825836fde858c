import { db } from '#app/platform/db/client.server.ts'
import { explanationWords, type ExplanationWords } from '#app/features/matching/explanation/explanation-words.server.ts'
import { findLink, linkHolds } from '#app/features/matching/answers/links.server.ts'
import { findMatch, readExplanation } from '#app/features/matching/answers/match-row.server.ts'
import type { Answer, MatchState } from '#app/features/matching/answers/policy.ts'
import { proposalWords, type ProposalWords } from '#app/features/matching/answers/proposal-words.server.ts'
import type { Side } from '#app/features/matching/answers/reasons.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What the link of a mail opens: the proposal with its form; what was answered by it, once it was; nothing. */
export type LinkView =
  | { state: 'open'; side: Side; words: ProposalWords; explanation: ExplanationWords | null }
  | { state: 'answered'; answer: Answer; matchState: MatchState }
  | { state: 'spent' }

/** Reads the link of a mail. It changes nothing, however often programs that look through mails open it. */
export async function openLink(token: string, language: Language): Promise<LinkView> {
  const link = await findLink(token)
  const match = link && (await findMatch(link.matchId))
  if (!link || !match || !(await linkHolds(db, link, match))) return { state: 'spent' }
  const answer = link.side === 'EXPERT' ? match.expertAnswer : match.requesterAnswer
  if (answer !== null && link.usedAt !== null) return { state: 'answered', answer, matchState: match.state }
  if (match.state !== 'SENT' || link.usedAt !== null) return { state: 'spent' }
  const isExpert = link.side === 'EXPERT'
  const explanation = await readExplanation(match.id)
  return {
    state: 'open',
    side: link.side,
    words: await proposalWords(match, { language, seesWhole: isExpert, coordinates: false }),
    explanation: explanation && (await explanationWords(explanation, { language, seesWho: false, seesAdvice: isExpert })),
  }
}
