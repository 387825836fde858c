import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { followMatchEvent } from '#app/features/matching/answers/follow-match-event.server.ts'
import { answerMatch } from '#app/features/matching/answers/mutations/answer-match.server.ts'
import { completeMatch } from '#app/features/matching/answers/mutations/complete-match.server.ts'
import { sendMatches } from '#app/features/matching/answers/mutations/send-matches.server.ts'
import { withdrawMatch } from '#app/features/matching/answers/mutations/withdraw-match.server.ts'
import { getNeedProposals } from '#app/features/matching/answers/queries/need-proposals.server.ts'
import { openLink } from '#app/features/matching/answers/queries/link-view.server.ts'
import { getProposal } from '#app/features/matching/answers/queries/proposal-view.server.ts'
import { takeLinkForm } from '#app/features/matching/answers/take-proposal-form.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { deliverMail, setUpMail } from '#app/platform/mail/mail.server.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { makeAsk, makeMatch } from '#tests/support/matching.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
beforeAll(() => setUpMail({ smtpUrl: undefined, from: 'x@example.org', origin: 'https://portail.example' }))

type Place = { id: string; slug: string }
type Person = Actor & { userId: string }
let coordination: Place
let ministry: Place
let roster: Place
let coordinator: Person
let officer: Person
let keeper: Person
let count = 0

beforeEach(async () => {
  count += 1
  coordination = await makeWorkspace(`sahel-${count}`)
  ministry = await makeWorkspace(`eau-${count}`)
  roster = await makeWorkspace(`vivier-${count}`)
  coordinator = await makePerson('Coline', coordination, 'VALIDATOR')
  officer = await makePerson('Omar', ministry, 'VALIDATOR')
  keeper = await makePerson('Kadi', roster, 'VALIDATOR')
})

const CONSENTS = { proposedBy: 'COORDINATORS', seenBy: 'COORDINATORS' } as const

/** An expert with an account of their own. */
async function expertWithAccount(
  more: Parameters<typeof makeExpert>[1] = {},
): Promise<{ expert: { id: string; workspaceId: string }; self: Person }> {
  const self = await makePerson('Aïssata Secrète')
  return { expert: await makeExpert(roster, { ...CONSENTS, name: 'Aïssata Secrète', userId: self.userId, ...more }), self }
}

async function proposal(slots = 1) {
  const request = await makeAsk(ministry, { ask: { slots } })
  const { expert, self } = await expertWithAccount()
  const match = await makeMatch(coordination, request, expert)
  return { request, expert, self, match }
}

const runJobs = () => runWaitingJobs({ event: followMatchEvent, mail: deliverMail })

const mailsTo = async (email: string) => db.mail.findMany({ where: { to: email }, orderBy: { createdAt: 'asc' } })
const emailOf = async (person: Person) => (await db.user.findUniqueOrThrow({ where: { id: person.userId } })).email
const tokenIn = (text: string) => /\/answer\/([\w-]{43})/.exec(text)?.[1] ?? ''
const stateOf = async (id: string) => (await db.match.findUniqueOrThrow({ where: { id } })).state
const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const ACCEPTS = { answer: 'ACCEPTED' } as const

describe('sending proposals', () => {
  test('sends those that can be sent and names the others, each with what keeps it', async () => {
    const fine = await proposal()
    const unwilling = await proposal()
    await db.expertProfile.update({ where: { id: unwilling.expert.id }, data: { proposedBy: 'NOBODY' } })
    const closed = await proposal()
    await db.expertiseAsk.update({ where: { recordId: closed.request.needId }, data: { isOpen: false } })
    const full = await proposal()
    const other = await expertWithAccount()
    await makeMatch(coordination, full.request, other.expert, { state: 'ACCEPTED', sentAt: new Date() })
    const busy = await proposal()
    const elsewhere = await makeAsk(ministry)
    await makeMatch(coordination, elsewhere, busy.expert, { state: 'ACCEPTED', sentAt: new Date() })
    const all = [fine, unwilling, closed, full, busy].map(({ match }) => match.id)

    const sending = await sendMatches(coordinator, coordination.id, [
      ...all,
      fine.match.id,
      '00000000-0000-7000-8000-000000000000',
      "'; drop",
    ])

    expect(sending.sent).toEqual([fine.match.id])
    expect(sending.refused.map(({ problem }) => problem)).toEqual(['consent', 'closed', 'full', 'busy', 'unknown', 'unknown'])
    expect(await stateOf(busy.match.id)).toBe('PROPOSED')
    expect(await sendMatches(coordinator, coordination.id, [fine.match.id])).toEqual({
      sent: [],
      refused: [{ matchId: fine.match.id, problem: 'over' }],
    })
  })

  test('is refused to who plans without validating, and unknown to strangers', async () => {
    const { match } = await proposal()
    const planner = await makePerson('Paul', coordination, 'CONTRIBUTOR')
    await expect(sendMatches(planner, coordination.id, [match.id])).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(sendMatches(officer, coordination.id, [match.id])).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('writes to both sides once, each in their language, with a link of their own', async () => {
    const { match, self } = await proposal()
    await db.user.update({ where: { id: self.userId }, data: { language: 'ar' } })
    await db.user.update({ where: { id: officer.userId }, data: { language: 'pt' } })
    await sendMatches(coordinator, coordination.id, [match.id])
    await runJobs()
    const [toExpert, ...more] = await mailsTo(await emailOf(self))
    const [toOfficer] = await mailsTo(await emailOf(officer))
    expect(more).toEqual([])
    expect(toExpert?.language).toBe('ar')
    expect(toExpert?.text).toContain('https://portail.example/ar/answer/')
    expect(toOfficer?.subject).toContain('É-lhe proposta uma pessoa')
    expect(toOfficer?.text).not.toContain('Aïssata')
    expect(tokenIn(toExpert?.text ?? '')).not.toBe(tokenIn(toOfficer?.text ?? ''))
    expect(await mailsTo(await emailOf(keeper))).toEqual([])
    const links = await db.matchLink.findMany({ where: { matchId: match.id } })
    expect(links).toHaveLength(2)
    expect(JSON.stringify(links)).not.toContain(tokenIn(toExpert?.text ?? ''))
  })

  test('asks the roster to answer for an expert whom no mail reaches, and records it as that', async () => {
    const request = await makeAsk(ministry)
    const expert = await makeExpert(roster, CONSENTS)
    const match = await makeMatch(coordination, request, expert)
    await sendMatches(coordinator, coordination.id, [match.id])
    await runJobs()
    const [asked] = await mailsTo(await emailOf(keeper))
    expect(asked?.text).toContain(`/fr/proposals/${match.id}`)
    await answerMatch(keeper, match.id, 'roster', ACCEPTS)
    const view = await getProposal(coordinator, match.id, 'en')
    expect(view.standing.answers[0]?.notes).toEqual(['Answered for the expert by the workspace that keeps the profile.'])
  })
})

describe('answering', () => {
  test('opens contact to both sides once both have accepted, and never before or to others', async () => {
    const { match, self } = await proposal()
    await db.user.update({ where: { id: self.userId }, data: { email: 'aissata@secret.example' } })
    await sendMatches(coordinator, coordination.id, [match.id])
    const secret = /Aïssata|aissata@secret/
    const officerEmail = await emailOf(officer)
    const seen = async (actor: Person) => JSON.stringify(await getProposal(actor, match.id, 'fr'))
    expect(await seen(officer)).not.toMatch(secret)
    expect(await seen(coordinator)).not.toMatch(secret)
    expect(await seen(self)).not.toContain(officerEmail)

    expect(await answerMatch(self, match.id, 'expert', ACCEPTS)).toMatchObject({ state: 'SENT' })
    expect(await seen(officer)).not.toMatch(secret)
    expect(await answerMatch(officer, match.id, 'requester', ACCEPTS)).toMatchObject({ state: 'ACCEPTED' })

    expect((await getProposal(officer, match.id, 'fr')).contact).toMatchObject({
      state: 'open',
      expert: { name: 'Aïssata Secrète', email: 'aissata@secret.example' },
    })
    expect((await getProposal(self, match.id, 'fr')).contact).toMatchObject({
      state: 'open',
      requester: { name: 'Omar', email: officerEmail },
    })
    expect(await seen(coordinator)).not.toMatch(secret)
    expect(await seen(coordinator)).not.toContain(officerEmail)
    await runJobs()
    expect((await mailsTo(officerEmail)).at(-1)?.text).toContain('aissata@secret.example')
    expect((await mailsTo('aissata@secret.example')).at(-1)?.text).toContain(officerEmail)
    const [toCoordinator] = await mailsTo(await emailOf(coordinator))
    expect(toCoordinator?.subject).toContain('Proposition acceptée')
    expect(toCoordinator?.text).not.toMatch(secret)
  })

  test('fills a request without overbooking, whoever accepts at the same moment', async () => {
    const request = await makeAsk(ministry, { ask: { slots: 2 } })
    const candidates = await Promise.all([1, 2, 3, 4].map(() => expertWithAccount()))
    const matches = await Promise.all(candidates.map(({ expert }) => makeMatch(coordination, request, expert)))
    const ids = matches.map(({ id }) => id)
    const late = await makeMatch(coordination, request, (await expertWithAccount()).expert)
    await sendMatches(coordinator, coordination.id, ids)
    for (const id of ids) await answerMatch(officer, id, 'requester', ACCEPTS)

    const answers = await Promise.all(candidates.map(({ self }, index) => answerMatch(self, ids[index] ?? '', 'expert', ACCEPTS)))

    expect(answers.filter(({ outcome }) => outcome === 'answered')).toHaveLength(2)
    expect(await db.match.count({ where: { needId: request.needId, state: 'ACCEPTED' } })).toBe(2)
    const ended = await db.match.findMany({ where: { needId: request.needId, state: 'WITHDRAWN' } })
    expect(ended).toHaveLength(3)
    expect(ended.every(({ endCode }) => endCode === 'filled')).toBe(true)
    expect(await stateOf(late.id)).toBe('WITHDRAWN')
  })

  test('keeps an expert from two missions at once, whoever accepts first', async () => {
    const { expert, self } = await expertWithAccount()
    const matches = await Promise.all([1, 2].map(async () => makeMatch(coordination, await makeAsk(ministry), expert)))
    await sendMatches(
      coordinator,
      coordination.id,
      matches.map(({ id }) => id),
    )
    for (const { id } of matches) await answerMatch(officer, id, 'requester', ACCEPTS)
    const answers = await Promise.all(matches.map(({ id }) => answerMatch(self, id, 'expert', ACCEPTS)))
    expect(answers.map((answer) => (answer.outcome === 'refused' ? answer.problem : answer.state)).sort()).toEqual(['ACCEPTED', 'busy'])
  })

  test('frees the place of who declines and disturbs nobody else; those who propose read why, the other side does not', async () => {
    const request = await makeAsk(ministry, { ask: { slots: 2 } })
    const one = await expertWithAccount()
    const other = await expertWithAccount()
    const matches = await Promise.all([one, other].map(({ expert }) => makeMatch(coordination, request, expert)))
    await sendMatches(
      coordinator,
      coordination.id,
      matches.map(({ id }) => id),
    )
    const [first, second] = matches.map(({ id }) => id)
    await answerMatch(one.self, first ?? '', 'expert', { answer: 'DECLINED', code: 'conflict', reason: 'Mon frère y travaille.' })
    await runJobs()
    expect(await stateOf(first ?? '')).toBe('DECLINED')
    expect(await stateOf(second ?? '')).toBe('SENT')
    expect((await mailsTo(await emailOf(coordinator))).at(-1)?.text).toContain('Mon frère y travaille.')
    expect((await mailsTo(await emailOf(officer))).at(-1)?.text).not.toContain('Mon frère')
    expect(JSON.stringify(await getProposal(officer, first ?? '', 'fr'))).not.toContain('Mon frère')
    expect(await getNeedProposals(officer, ministry.id, request.needId, 'fr')).toMatchObject({
      asked: '2',
      sent: '1',
      accepted: '0',
      left: '2',
    })
    expect(await answerMatch(officer, first ?? '', 'requester', ACCEPTS)).toEqual({ outcome: 'refused', problem: 'over' })
  })

  test('is refused once the expert withdrew consent', async () => {
    const { match, self, expert } = await proposal()
    await sendMatches(coordinator, coordination.id, [match.id])
    await db.expertProfile.update({ where: { id: expert.id }, data: { proposedBy: 'NOBODY' } })
    expect(await answerMatch(self, match.id, 'expert', ACCEPTS)).toEqual({ outcome: 'refused', problem: 'consent' })
    expect(await answerMatch(officer, match.id, 'requester', ACCEPTS)).toEqual({ outcome: 'refused', problem: 'consent' })
  })

  test('is for who may: others are refused, and strangers find nothing', async () => {
    const { match } = await proposal()
    await sendMatches(coordinator, coordination.id, [match.id])
    const reader = await makePerson('Rita', ministry, 'CONTRIBUTOR')
    const stranger = await makePerson('Samba')
    await expect(answerMatch(reader, match.id, 'requester', ACCEPTS)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(answerMatch(officer, match.id, 'expert', ACCEPTS)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(answerMatch(keeper, match.id, 'roster', ACCEPTS)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(answerMatch(stranger, match.id, 'expert', ACCEPTS)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getProposal(stranger, match.id, 'fr')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getProposal(officer, 'nothing', 'fr')).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('the link of a mail', () => {
  async function sentLinks() {
    const made = await proposal()
    await sendMatches(coordinator, coordination.id, [made.match.id])
    await runJobs()
    const [toExpert] = await mailsTo(await emailOf(made.self))
    const [toOfficer] = await mailsTo(await emailOf(officer))
    return { ...made, expertToken: tokenIn(toExpert?.text ?? ''), officerToken: tokenIn(toOfficer?.text ?? '') }
  }

  test('answers once without signing in; opening it changes nothing', async () => {
    const { match, self, expertToken, officerToken } = await sentLinks()
    for (let times = 0; times < 3; times += 1) expect((await openLink(expertToken, 'ar')).state).toBe('open')
    expect(await takeLinkForm(expertToken, form({ answer: 'DECLINED' }))).toMatchObject({
      outcome: 'refused',
      problems: [{ name: 'code', key: 'code' }],
    })
    expect(await takeLinkForm(expertToken, form({ answer: 'ACCEPTED' }))).toEqual({ outcome: 'done', done: 'accepted' })
    expect(await takeLinkForm(expertToken, form({ answer: 'DECLINED', code: 'tooFar' }))).toEqual({ outcome: 'spent' })
    expect((await openLink(expertToken, 'ar')).state).toBe('answered')
    expect(await takeLinkForm(officerToken, form({ answer: 'ACCEPTED' }))).toEqual({ outcome: 'done', done: 'agreed' })
    expect(await db.match.findUniqueOrThrow({ where: { id: match.id } })).toMatchObject({
      state: 'ACCEPTED',
      expertAnsweredById: self.userId,
      requesterAnsweredById: officer.userId,
    })
  })

  test('is no good when forged, out of date, answered by the portal, or when its holder lost the right', async () => {
    expect(await openLink('x'.repeat(43), 'fr')).toEqual({ state: 'spent' })
    expect(await openLink('../../etc', 'fr')).toEqual({ state: 'spent' })
    const old = await sentLinks()
    await db.matchLink.updateMany({ where: { matchId: old.match.id }, data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await takeLinkForm(old.expertToken, form({ answer: 'ACCEPTED' }))).toEqual({ outcome: 'spent' })
    const left = await sentLinks()
    await db.membership.deleteMany({ where: { userId: officer.userId } })
    expect(await takeLinkForm(left.officerToken, form({ answer: 'ACCEPTED' }))).toEqual({ outcome: 'spent' })
    await answerMatch(left.self, left.match.id, 'expert', { answer: 'DECLINED', code: 'tooFar', reason: null })
    expect(await takeLinkForm(left.expertToken, form({ answer: 'ACCEPTED' }))).toEqual({ outcome: 'spent' })
    expect(await stateOf(left.match.id)).toBe('DECLINED')
  })

  test('counts once where it is used twice at the same moment', async () => {
    const { expertToken } = await sentLinks()
    const both = await Promise.all([1, 2].map(() => takeLinkForm(expertToken, form({ answer: 'ACCEPTED' }))))
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'spent'])
  })
})

describe('going back', () => {
  test('a coordinator takes a proposal back with a reason, and both sides are told', async () => {
    const { match, self } = await proposal()
    await sendMatches(coordinator, coordination.id, [match.id])
    await runJobs()
    await expect(withdrawMatch(officer, match.id, 'coordinator', 'Non')).rejects.toMatchObject({ kind: 'forbidden' })
    await withdrawMatch(coordinator, match.id, 'coordinator', 'Le projet est reporté.')
    await runJobs()
    expect(await stateOf(match.id)).toBe('WITHDRAWN')
    for (const person of [self, officer]) {
      const [, told] = await mailsTo(await emailOf(person))
      expect(told?.subject).toContain('Proposition retirée')
    }
  })

  test('nobody is told of what was never sent', async () => {
    const { match, self } = await proposal()
    await expect(getProposal(self, match.id, 'fr')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getProposal(officer, match.id, 'fr')).rejects.toMatchObject({ kind: 'not-found' })
    await withdrawMatch(coordinator, match.id, 'coordinator', 'Autre plan.')
    await runJobs()
    for (const person of [self, officer]) expect(await mailsTo(await emailOf(person))).toEqual([])
  })

  test('an accepted mission is completed once it has begun', async () => {
    const { match, self } = await proposal()
    await sendMatches(coordinator, coordination.id, [match.id])
    await answerMatch(self, match.id, 'expert', ACCEPTS)
    await answerMatch(officer, match.id, 'requester', ACCEPTS)
    await expect(completeMatch(officer, match.id)).rejects.toMatchObject({ kind: 'forbidden' })
    await db.match.update({ where: { id: match.id }, data: { startsOn: new Date('2020-01-01') } })
    await expect(completeMatch(self, match.id)).rejects.toMatchObject({ kind: 'forbidden' })
    await completeMatch(officer, match.id)
    expect(await stateOf(match.id)).toBe('COMPLETED')
  })
})
