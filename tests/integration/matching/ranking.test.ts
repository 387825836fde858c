import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { countAnswering } from '#app/features/matching/queries/count-answering.server.ts'
import { rankRequest } from '#app/features/matching/queries/rank-request.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { makeAsk, makeCoordination } from '#tests/support/coordination.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { aRequest } from '#tests/support/match-instances.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const free = { availability: [{ from: '2027-01-01', to: '2027-12-31' }] }
const open = { proposedBy: 'COORDINATORS', seenBy: 'COORDINATORS' } as const

let place: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  place = await setUp()
})

async function setUp() {
  const coordination = await makeCoordination('desk')
  const ministry = await makeWorkspace('ministry')
  const roster = await makeWorkspace('roster')
  const coordinator = await makePerson('coordinator', coordination, 'VIEWER')
  const officer = await makePerson('officer', ministry, 'CONTRIBUTOR')
  const needId = await makeAsk(ministry)
  const good = await makeExpert(roster, { ...open, content: free, showsName: true, name: 'Awa Diop' })
  const shy = await makeExpert(roster, { ...open, content: { ...free, countries: [] }, name: 'Moussa Keita' })
  const away = await makeExpert(roster, { ...open, content: { availability: [] } })
  const own = await makeExpert(ministry, { proposedBy: 'WORKSPACE', content: free })
  const elsewhere = await makeExpert(roster, { proposedBy: 'WORKSPACE', content: free })
  const closed = await makeExpert(roster, { proposedBy: 'NOBODY', seenBy: 'PUBLIC', content: free })
  return { coordination, ministry, roster, coordinator, officer, needId, good, shy, away, own, elsewhere, closed }
}

test('a coordinator sees who can answer, the best first, and names only where they are shown', async () => {
  const { coordinator, needId, good, shy, own } = place
  const { candidates, possible, next } = await rankRequest(coordinator, 'desk', needId)
  expect(possible).toBe(3)
  expect(next).toBeNull()
  expect(candidates.map(({ rank }) => rank)).toEqual([1, 2, 3])
  expect(new Set(candidates.map(({ expert }) => expert.profileId))).toEqual(new Set([good.id, shy.id, own.id]))
  expect(candidates.at(-1)?.expert.profileId).toBe(shy.id)
  expect(candidates.map(({ expert }) => expert.name).sort()).toEqual(['', '', 'Awa Diop'])
  expect(candidates.every(({ pairing }) => pairing.possible && pairing.components.length === 7)).toBe(true)
})

test('those whom a condition keeps from it are listed apart; who does not let itself be proposed is nowhere', async () => {
  const { coordinator, needId, away } = place
  const { candidates, blocked } = await rankRequest(coordinator, 'desk', needId, { show: 'blocked' })
  expect(blocked).toBe(1)
  expect(candidates.map(({ expert, rank }) => [expert.profileId, rank])).toEqual([[away.id, null]])
  expect(candidates[0]?.pairing.conditions.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual(['AVAIL'])
})

test('pages by cursor hold everybody once', async () => {
  const { coordinator, needId } = place
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof rankRequest>> = await rankRequest(coordinator, 'desk', needId, { limit: 1, cursor })
    seen.push(...page.candidates.map(({ expert }) => expert.profileId))
    cursor = page.next
  } while (cursor)
  const whole = await rankRequest(coordinator, 'desk', needId)
  expect(seen).toEqual(whole.candidates.map(({ expert }) => expert.profileId))
})

test('what a workspace forbids and who declined are conditions of this request', async () => {
  const { coordination, ministry, roster, coordinator, good, shy } = place
  const needId = await makeAsk(ministry)
  await db.matchDecision.create({
    data: { workspaceId: coordination.id, needId, profileId: good.id, kind: 'FORBID', reason: 'Family' },
  })
  await db.match.create({
    data: {
      id: uuidv7(),
      needId,
      profileId: shy.id,
      workspaceId: coordination.id,
      requesterId: ministry.id,
      rosterId: roster.id,
      state: 'DECLINED',
      score: 1,
      days: 1,
      explanation: {},
    },
  })
  const { candidates } = await rankRequest(coordinator, 'desk', needId, { show: 'blocked' })
  const evidence = candidates.map(({ expert, pairing, decision, match }) => [
    expert.profileId,
    pairing.conditions.find(({ code }) => code === 'DECISION')?.evidence,
    decision?.reason ?? null,
    match?.state ?? null,
  ])
  expect(evidence).toContainEqual([good.id, [{ kind: 'decision', decision: 'forbidden' }], 'Family', null])
  expect(evidence).toContainEqual([shy.id, [{ kind: 'decision', decision: 'declined' }], null, 'DECLINED'])
})

test('a skill is as sure as the workspace vouches for it, until that ends', async () => {
  const { ministry, coordinator, good } = place
  const needId = await makeAsk(ministry, { vouched: true })
  expect((await rankRequest(coordinator, 'desk', needId)).possible).toBe(0)
  const verification = { profileId: good.id, skill: 'isco:213', level: 3, kind: 'VERIFIED', evidence: 'Diploma' } as const
  await db.skillVerification.create({ data: { ...verification, id: uuidv7(), validUntil: new Date('2020-01-01') } })
  expect((await rankRequest(coordinator, 'desk', needId)).possible).toBe(0)
  await db.skillVerification.create({ data: { ...verification, id: uuidv7() } })
  expect((await rankRequest(coordinator, 'desk', needId)).possible).toBe(1)
})

test('consent that is withdrawn holds at the next look', async () => {
  const { coordinator, roster, needId } = place
  const leaving = await makeExpert(roster, { ...open, content: free })
  expect((await rankRequest(coordinator, 'desk', needId)).possible).toBe(4)
  await db.expertProfile.update({ where: { id: leaving.id }, data: { proposedBy: 'NOBODY' } })
  expect((await rankRequest(coordinator, 'desk', needId)).possible).toBe(3)
})

test('out of scope, closed, unknown or for others a request does not exist', async () => {
  const { ministry, coordinator, officer, needId } = place
  const narrow = await makeCoordination('narrow', { countries: ['ML'] })
  const narrowMember = await makePerson('narrow-member', narrow, 'VIEWER')
  const closed = await makeAsk(ministry, { isOpen: false })
  const missing = { kind: 'not-found' }
  await expect(rankRequest(narrowMember, 'narrow', needId)).rejects.toMatchObject(missing)
  await expect(rankRequest(coordinator, 'desk', closed)).rejects.toMatchObject(missing)
  await expect(rankRequest(coordinator, 'desk', 'nothing')).rejects.toMatchObject(missing)
  await expect(rankRequest(officer, 'desk', needId)).rejects.toMatchObject(missing)
  await expect(rankRequest(officer, 'ministry', needId)).rejects.toMatchObject(missing)
})

test('a requester learns how many could answer and what each condition costs, and no name', async () => {
  const { ministry, officer } = place
  const request = aRequest({
    workspaceId: ministry.id,
    organisationId: null,
    languages: [
      { tag: 'fr', level: 'B2', must: true },
      { tag: 'ar', level: 'B2', must: true },
    ],
  })
  const answering = await countAnswering(officer, request)
  expect(answering).toMatchObject({ experts: 0, total: 4 })
  expect(answering.conditions[0]).toMatchObject({ code: 'LANG', detail: { kind: 'language', tag: 'ar' }, without: 3 })
  expect(JSON.stringify(answering)).not.toContain('Awa')
  const outsider = await makePerson('outsider')
  await expect(countAnswering(outsider, request)).rejects.toMatchObject({ kind: 'not-found' })
})
