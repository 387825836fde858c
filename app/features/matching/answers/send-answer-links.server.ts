import { mailIdOf } from '#app/features/notifications/mail-id.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { mailOrigin, queueMail } from '#app/platform/mail/mail.server.ts'
import { makeLink } from './links.server.ts'
import { writeMatchMail } from './match-mail.server.ts'
import { expertReader, validatorsOf } from './match-people.server.ts'
import type { MatchRow } from './match-row.server.ts'
import { answerPath, proposalPath } from './paths.ts'
import type { Side } from './reasons.ts'

/**
 * Asks both sides of a match that was sent: the expert, and those who validate for the organisation that asks, each by a link of their own.
 * Where no mail reaches the expert, those of the roster are asked to answer. Links are made once, however often this runs.
 */
export async function sendAnswerLinks(eventId: string, match: MatchRow): Promise<void> {
  const [expert, requesters, roster] = await Promise.all([
    expertReader(match.profileId),
    validatorsOf(match.requesterId),
    validatorsOf(match.rosterId),
  ])
  const sides: { side: Side; as: 'expert' | 'requester'; readers: typeof requesters }[] = [
    { side: 'EXPERT', as: 'expert', readers: expert ? [expert] : [] },
    { side: 'REQUESTER', as: 'requester', readers: requesters },
  ]
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from match where id = ${match.id}::uuid for update`
    const { state } = await tx.match.findUniqueOrThrow({ where: { id: match.id }, select: { state: true } })
    if (state !== 'SENT' || (await tx.matchLink.count({ where: { matchId: match.id } })) > 0) return
    for (const { side, as, readers } of sides)
      for (const reader of readers) {
        const token = await makeLink(tx, { matchId: match.id, side, userId: reader.userId })
        const link = mailOrigin() + answerPath(reader.language, token)
        const story = { what: 'sent', as, match, link, seesWhole: side === 'EXPERT', seesReason: false, contact: null } as const
        // Somebody may be asked for both sides: a mail for each.
        await queueMail(tx, writeMatchMail(story, reader, mailIdOf(eventId, `${as} ${reader.id}`)))
      }
    if (expert) return
    for (const reader of roster) {
      const link = mailOrigin() + proposalPath(reader.language, match.id)
      const story = { what: 'sent', as: 'others', match, link, seesWhole: true, seesReason: false, contact: null } as const
      await queueMail(tx, writeMatchMail(story, reader, mailIdOf(eventId, `others ${reader.id}`)))
    }
  })
}
