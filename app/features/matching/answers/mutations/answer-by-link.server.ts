import { actorOfPerson } from '#app/features/accounts/actor.server.ts'
import { holdMatch, type HeldMatch } from '#app/features/matching/answers/held-match.server.ts'
import { hashOfToken, linkHolds } from '#app/features/matching/answers/links.server.ts'
import { VISITOR } from '#app/platform/auth/actor.ts'
import type { MatchLink } from '#app/platform/db/generated/client.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { recordAnswer, type Answered, type GivenAnswer } from './record-answer.server.ts'

/** Answers by the link of a mail, without signing in; once. `spent`: the link is forged, used, out of date, or its holder may answer no more. */
export function answerByLink(token: string, given: GivenAnswer): Promise<Answered | { outcome: 'spent' }> {
  return inTransaction(async (tx) => {
    const found = await findLink(tx, token)
    const held = found && (await holdMatch(tx, found.matchId))
    // Read again now that whoever answered at the same moment is done.
    const link = held && (await findLink(tx, token))
    if (!link || link.usedAt !== null || !(await isGood(tx, link, held))) return { outcome: 'spent' }
    const actor = link.userId ? await actorOfPerson(link.userId) : VISITOR
    return recordAnswer(tx, actor, held, link.side, given)
  })
}

const findLink = (tx: Transaction, token: string) => {
  const tokenHash = hashOfToken(token)
  return tokenHash === null ? null : tx.matchLink.findUnique({ where: { tokenHash } })
}

const isGood = (tx: Transaction, link: MatchLink, { match, profile }: HeldMatch) =>
  linkHolds(tx, link, { requesterId: match.requesterId, expert: profile })
