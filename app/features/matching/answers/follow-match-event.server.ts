import { z } from 'zod'
import { mailIdOf } from '#app/features/notifications/mail-id.ts'
import { publicNeedPath } from '#app/features/needs/paths.ts'
import type { Change } from '#app/features/provenance/edits.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { mailOrigin, queueMail } from '#app/platform/mail/mail.server.ts'
import { writeMatchMail, type Told } from './match-mail.server.ts'
import {
  coordinatorsOf,
  expertContact,
  expertReader,
  requesterContact,
  validatorsOf,
  type Contact,
  type MatchReader,
} from './match-people.server.ts'
import { findMatch, type MatchRow } from './match-row.server.ts'
import { proposalPath } from './paths.ts'
import { sendAnswerLinks } from './send-answer-links.server.ts'

const payloadSchema = z.object({ eventId: z.uuid() })
const KIND = /^match\.(sent|answered|withdrawn)$/

type Following = { eventId: string; actorId: string | null; match: MatchRow }

/** Tells both sides and those who propose what an event of a match means for them. Run twice, it tells each of them once. */
export async function followMatchEvent(payload: unknown): Promise<void> {
  const { eventId } = payloadSchema.parse(payload)
  const event = await db.event.findUnique({ where: { id: eventId } })
  const verb = KIND.exec(event?.kind ?? '')?.[1]
  const match = verb && event?.recordId ? await findMatch(event.recordId) : null
  if (!event || !match) return
  const following = { eventId, actorId: event.actorId, match }
  if (verb === 'sent') return sendAnswerLinks(eventId, match)
  if (verb === 'withdrawn') return match.sentAt ? tellWithdrawn(following) : undefined
  const moved = (event.changes as Change[]).find(({ path }) => path === 'state')?.after
  // Addresses are given only for what stands: it may be taken back before this runs.
  if (moved === 'ACCEPTED') return match.state === 'ACCEPTED' || match.state === 'COMPLETED' ? tellAgreed(following) : undefined
  if (moved === 'DECLINED') return tellDeclined(following)
}

async function tellAgreed(following: Following): Promise<void> {
  const { match } = following
  const [ofRequester, ofExpert] = await Promise.all([requesterContact(match), expertContact(match)])
  await tellExpert(following, 'agreed', ofRequester)
  await tell(following, { what: 'agreed', as: 'requester' }, await validatorsOf(match.requesterId), { contact: ofExpert, seesWhole: true })
  await tell(following, { what: 'agreed', as: 'others' }, await coordinatorsOf(match.id, match.workspaceId))
}

/** The side that did not decline, and those who propose; only they read why. */
async function tellDeclined(following: Following): Promise<void> {
  const { match } = following
  if (match.expertAnswer === 'DECLINED') await tell(following, { what: 'declined', as: 'requester' }, await validatorsOf(match.requesterId))
  else await tellExpert(following, 'declined')
  await tell(following, { what: 'declined', as: 'others' }, await coordinatorsOf(match.id, match.workspaceId), { seesReason: true })
}

/** Everybody but who did it. Where others filled the places, the organisation that asks knows it. */
async function tellWithdrawn(following: Following): Promise<void> {
  const { match } = following
  if (match.endCode !== 'consent' && match.endCode !== 'expert') await tellExpert(following, 'withdrawn')
  if (match.endCode !== 'filled') await tell(following, { what: 'withdrawn', as: 'requester' }, await validatorsOf(match.requesterId))
  if (match.endCode !== 'filled' && match.endCode !== 'coordinator')
    await tell(following, { what: 'withdrawn', as: 'others' }, await coordinatorsOf(match.id, match.workspaceId), { seesReason: true })
}

/** The expert, else the roster of an expert whom no mail reaches. */
async function tellExpert(following: Following, what: Told['what'], contact: Contact | null = null): Promise<void> {
  const expert = await expertReader(following.match.profileId)
  if (expert) return tell(following, { what, as: 'expert' }, [expert], { contact, seesWhole: true })
  return tell(following, { what, as: 'others' }, await validatorsOf(following.match.rosterId), { seesWhole: true })
}

async function tell(
  { eventId, actorId, match }: Following,
  told: Told,
  readers: readonly MatchReader[],
  { contact = null, seesWhole = false, seesReason = false }: { contact?: Contact | null; seesWhole?: boolean; seesReason?: boolean } = {},
): Promise<void> {
  const mails = readers
    .filter(({ userId }) => userId === null || userId !== actorId || told.what === 'agreed')
    .map((reader) => {
      // Without an account there is no page of the proposal to open, but the request is public.
      const page = reader.userId ? proposalPath(reader.language, match.id) : publicNeedPath(reader.language, match.needId)
      const story = { ...told, match, contact, seesWhole, seesReason, link: mailOrigin() + page }
      return writeMatchMail(story, reader, mailIdOf(eventId, `${told.as} ${reader.id}`))
    })
  await inTransaction(async (tx) => {
    for (const mail of mails) await queueMail(tx, mail)
  })
}
