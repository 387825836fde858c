import { v7 as uuidv7 } from 'uuid'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eraseExpert } from '#app/features/expertise/mutations/erase-expert.server.ts'
import { exportExpert } from '#app/features/expertise/queries/export-expert.server.ts'
import { followMatchEvent } from '#app/features/matching/answers/follow-match-event.server.ts'
import { answerMatch } from '#app/features/matching/answers/mutations/answer-match.server.ts'
import { proposePair } from '#app/features/matching/answers/mutations/propose-pair.server.ts'
import { sendMatches } from '#app/features/matching/answers/mutations/send-matches.server.ts'
import { getProposal } from '#app/features/matching/answers/queries/proposal-view.server.ts'
import { withdrawMatch } from '#app/features/matching/answers/mutations/withdraw-match.server.ts'
import { adoptRound } from '#app/features/matching/mutations/adopt-round.server.ts'
import { MODEL_VERSION } from '#app/features/matching/model.ts'
import { DEFAULT_SETTINGS } from '#app/features/matching/rounds/settings.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { deliverMail, setUpMail } from '#app/platform/mail/mail.server.ts'
import { makeCoordination } from '#tests/support/coordination.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { explanation } from '#tests/support/match-contents.ts'
import { makeAsk, makeMatch } from '#tests/support/matching.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
beforeAll(() => setUpMail({ smtpUrl: undefined, from: 'x@example.org', origin: 'https://portail.example' }))

type Place = { id: string; slug: string }
type Desk = Place & { coordinator: Actor & { userId: string } }
type Asked = Awaited<ReturnType<typeof makeAsk>>
let desk: Desk
let ministry: Place
let roster: Place
let officer: Actor & { userId: string }
let count = 0

async function makeDesk(slug: string): Promise<Desk> {
  const workspace = await makeCoordination(slug)
  return { ...workspace, coordinator: await makePerson(`c-${slug}`, workspace, 'VALIDATOR') }
}

beforeEach(async () => {
  count += 1
  desk = await makeDesk(`desk-${count}`)
  ministry = await makeWorkspace(`eau-${count}`)
  roster = await makeWorkspace(`vivier-${count}`)
  officer = await makePerson(`o-${count}`, ministry, 'VALIDATOR')
})

const OPEN = { proposedBy: 'COORDINATORS', seenBy: 'COORDINATORS' } as const

/** A round that is done and gives these pairs. */
async function doneRound({ id: workspaceId }: Place, pairs: { request: Asked; expert: { id: string } }[]): Promise<string> {
  const id = uuidv7()
  await db.matchingRound.create({
    data: { id, workspaceId, number: 1, state: 'DONE', settings: DEFAULT_SETTINGS, modelVersion: MODEL_VERSION, doneAt: new Date() },
  })
  await db.roundAssignment.createMany({
    data: pairs.map(({ request, expert }) => ({
      roundId: id,
      needId: request.needId,
      profileId: expert.id,
      score: 742,
      explanation: explanation({ requestId: request.needId, expertId: expert.id }),
    })),
  })
  return id
}

/** Does something while a change of somebody else has begun and is not done yet. */
async function during<T>(change: (tx: Transaction) => Promise<unknown>, begun: () => Promise<T>): Promise<PromiseSettledResult<T>> {
  const work: { result?: Promise<PromiseSettledResult<T>[]> } = {}
  await db.$transaction(async (tx) => {
    await change(tx)
    work.result = Promise.allSettled([begun()])
    await Promise.race([work.result, new Promise((done) => setTimeout(done, 400))])
  })
  const [settled] = (await work.result) ?? []
  if (!settled) throw new Error('nothing was begun')
  return settled
}

const withdrawConsent = (profileId: string) => async (tx: Transaction) => {
  await tx.$queryRaw`select 1 from expert_profile where id = ${profileId}::uuid for update`
  await tx.expertProfile.update({ where: { id: profileId }, data: { proposedBy: 'NOBODY', revision: { increment: 1 } } })
}

describe('what has changed since a round was computed', () => {
  test('a refusal, a veto and a conflict of interest keep a pair from being proposed', async () => {
    const organisation = await db.organisation.create({ data: { id: uuidv7(), name: { fr: 'Hydraulique' } } })
    await db.workspace.update({ where: { id: ministry.id }, data: { organisationId: organisation.id } })
    const request = await makeAsk(ministry, { ask: { slots: 5 } })
    const experts = {
      fine: await makeExpert(roster, OPEN),
      declined: await makeExpert(roster, OPEN),
      forbidden: await makeExpert(roster, OPEN),
      consent: await makeExpert(roster, { ...OPEN, content: { conflicts: [organisation.id] } }),
    }
    const roundId = await doneRound(
      desk,
      Object.values(experts).map((expert) => ({ request, expert })),
    )
    await makeMatch(desk, request, experts.declined, { state: 'DECLINED', sentAt: new Date() })
    const pair = { needId: request.needId, profileId: experts.forbidden.id }
    await db.matchDecision.create({ data: { workspaceId: desk.id, ...pair, kind: 'FORBID', reason: 'x' } })
    const { dropped, proposed } = await adoptRound(desk.coordinator, desk.slug, roundId)
    expect(proposed).toBe(1)
    const whys = new Map(dropped.map(({ profileId, why }) => [profileId, why]))
    for (const why of ['declined', 'forbidden', 'consent'] as const) expect(whys.get(experts[why].id)).toBe(why)
    const standing = await db.match.findMany({ where: { needId: request.needId, state: 'PROPOSED' } })
    expect(standing.map(({ profileId }) => profileId)).toEqual([experts.fine.id])
  })

  test('consent that is being taken back while a round is adopted holds', async () => {
    const request = await makeAsk(ministry)
    const expert = await makeExpert(roster, OPEN)
    const roundId = await doneRound(desk, [{ request, expert }])
    const adopted = await during(withdrawConsent(expert.id), () => adoptRound(desk.coordinator, desk.slug, roundId))
    expect(adopted).toMatchObject({ status: 'fulfilled', value: { proposed: 0, dropped: [{ why: 'consent' }] } })
    expect(await db.match.count({ where: { profileId: expert.id } })).toBe(0)
  })

  test('consent that is being taken back while a pair is planned by hand holds, and so does an erasure', async () => {
    const request = await makeAsk(ministry, { ask: { slots: 3 } })
    const [one, other] = [await makeExpert(roster, OPEN), await makeExpert(roster, OPEN)]
    const propose = (profileId: string) => () =>
      proposePair(desk.coordinator, desk.slug, { needId: request.needId, profileId, reason: 'Connaît le terrain.' })
    const refused = await during(withdrawConsent(one.id), propose(one.id))
    expect(refused).toMatchObject({ status: 'fulfilled', value: { outcome: 'refused', conditions: ['CONSENT'] } })
    const gone = await during((tx) => tx.expertProfile.delete({ where: { id: other.id } }), propose(other.id))
    expect(gone).toMatchObject({ status: 'rejected', reason: { kind: 'not-found' } })
    expect(await db.match.count({ where: { needId: request.needId } })).toBe(0)
  })

  test('two desks that adopt rounds for one place at once make one proposal, and each says what came of it', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const request = await makeAsk(ministry)
      const expert = await makeExpert(roster, OPEN)
      const desks = [await makeDesk(`left-${count}-${turn}`), await makeDesk(`right-${count}-${turn}`)]
      const rounds = await Promise.all(desks.map((one) => doneRound(one, [{ request, expert }])))
      const adopted = await Promise.all(desks.map((one, index) => adoptRound(one.coordinator, one.slug, rounds[index] ?? '')))
      expect(adopted.map(({ proposed }) => proposed).sort()).toEqual([0, 1])
      expect(await db.match.count({ where: { needId: request.needId } })).toBe(1)
    }
  })
})

describe('what others may know afterwards', () => {
  async function agreed() {
    const request = await makeAsk(ministry)
    const self = await makePerson(`Awa Secrète ${count}`)
    const expert = await makeExpert(roster, { ...OPEN, userId: self.userId, name: 'Awa Secrète', email: 'awa@people.example' })
    const match = await makeMatch(desk, request, expert)
    await sendMatches(desk.coordinator, desk.id, [match.id])
    await runWaitingJobs({ event: followMatchEvent, mail: deliverMail })
    await answerMatch(self, match.id, 'expert', { answer: 'ACCEPTED' })
    await answerMatch(officer, match.id, 'requester', { answer: 'ACCEPTED' })
    return { match, self, expert }
  }

  test('no mail gives away an address once the agreement is taken back', async () => {
    const { match, self } = await agreed()
    await withdrawMatch(self, match.id, 'expert', 'Je suis malade.')
    await runWaitingJobs({ event: followMatchEvent, mail: deliverMail })
    const { email } = await db.user.findUniqueOrThrow({ where: { id: officer.userId } })
    const texts = (await db.mail.findMany({ where: { to: email } })).map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.join('\n')).not.toMatch(/awa@people\.example|Awa Secrète/)
  })

  test('a profile that was proposed and is so no more is closed to who asked, and open to its own side', async () => {
    const { match, self, expert } = await agreed()
    expect((await getProposal(officer, match.id, 'fr')).expert?.summary?.text).toContain('Vingt ans')
    await withdrawMatch(self, match.id, 'expert', 'Je suis malade.')
    expect((await getProposal(officer, match.id, 'fr')).expert).toBeNull()
    expect((await getProposal(self, match.id, 'fr')).expert).not.toBeNull()
    expect((await getProposal(desk.coordinator, match.id, 'fr')).expert).not.toBeNull()
    await db.expertProfile.update({ where: { id: expert.id }, data: { seenBy: 'WORKSPACE' } })
    expect((await getProposal(desk.coordinator, match.id, 'fr')).expert).toBeNull()
  })

  test('who was compared and has taken consent back is named no more', async () => {
    const { match } = await agreed()
    const rival = await makeExpert(roster, { ...OPEN, name: 'Binta Sow', showsName: true })
    const { explanation: kept } = await db.match.findUniqueOrThrow({ where: { id: match.id } })
    const whyNot = [{ profileId: rival.id, score: 700, rank: 2, cost: 3, elsewhere: null, blockedBy: [] }]
    await db.match.update({ where: { id: match.id }, data: { explanation: { ...(kept as object), whyNot } } })
    const read = async () => JSON.stringify((await getProposal(desk.coordinator, match.id, 'fr')).explanation?.others)
    expect(await read()).toContain('Binta Sow')
    await db.expertProfile.update({ where: { id: rival.id }, data: { proposedBy: 'NOBODY' } })
    expect(await read()).not.toContain('Binta Sow')
  })

  test('an erased person leaves no words behind, neither those by which they stepped back', async () => {
    const { match, self, expert } = await agreed()
    await withdrawMatch(self, match.id, 'expert', 'Je suis malade.')
    await eraseExpert(self, { profileId: expert.id })
    expect(JSON.stringify(await db.match.findUnique({ where: { id: match.id } }))).not.toContain('malade')
  })

  test('what a person takes along names no other expert', async () => {
    const { match, self, expert } = await agreed()
    const { explanation: kept } = await db.match.findUniqueOrThrow({ where: { id: match.id } })
    const rival = uuidv7()
    const whyNot = [{ profileId: rival, score: 700, rank: 2, cost: 3, elsewhere: null, blockedBy: [] }]
    await db.match.update({ where: { id: match.id }, data: { explanation: { ...(kept as object), whyNot } } })
    const taken = JSON.stringify(await exportExpert(self, expert.id))
    expect(taken).toContain(match.id)
    expect(taken).not.toContain(rival)
    expect(taken).not.toContain(officer.userId)
  })
})
