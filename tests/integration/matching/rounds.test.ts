import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import type { Explanation } from '#app/features/matching/model.ts'
import { adoptRound } from '#app/features/matching/mutations/adopt-round.server.ts'
import { cancelRound } from '#app/features/matching/mutations/cancel-round.server.ts'
import { decidePair, undecidePair } from '#app/features/matching/mutations/decide-pair.server.ts'
import { startRound } from '#app/features/matching/mutations/start-round.server.ts'
import { nextFor } from '#app/features/matching/queries/rank-next.server.ts'
import { compareRounds } from '#app/features/matching/rounds/compare-rounds.server.ts'
import type { RoundOutcome } from '#app/features/matching/rounds/outcome.ts'
import { rerunRound } from '#app/features/matching/rounds/rerun-round.server.ts'
import { runRound } from '#app/features/matching/rounds/run-round.server.ts'
import { DEFAULT_SETTINGS } from '#app/features/matching/rounds/settings.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { makeAsk, makeCoordination } from '#tests/support/coordination.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

const going = new AbortController().signal
const year = [{ from: '2027-01-01', to: '2027-12-31' }]
const open = { proposedBy: 'COORDINATORS', seenBy: 'COORDINATORS' } as const

type Desk = { slug: string; id: string; actor: Actor & { userId: string } }
let ministry: { id: string }
let roster: { id: string }

beforeAll(async () => {
  ministry = await makeWorkspace('ministry')
  roster = await makeWorkspace('roster')
})

/** A desk of its own, whose scope is one country: rounds of one test see nothing of another's requests. */
async function makeDesk(country: string): Promise<Desk> {
  const workspace = await makeCoordination(`desk-${country.toLowerCase()}`, { countries: [country] })
  return { ...workspace, actor: await makePerson(`coordinator-${country}`, workspace, 'CONTRIBUTOR') }
}

/** Somebody who alone speaks a language: requests of one test are answered by its own experts. */
const speaker = (tag: string, { level = 4, content, ...more }: NonNullable<Parameters<typeof makeExpert>[1]> & { level?: 3 | 4 } = {}) =>
  makeExpert(roster, {
    ...open,
    ...more,
    content: {
      skills: [{ id: 's0000001', key: 'isco:213', level }],
      languages: [{ tag, level: 'C2' }],
      countries: [],
      contexts: [],
      availability: year,
      daysPerYear: 100,
      ...content,
    },
  })

const ask = (country: string, tag: string, more: Parameters<typeof makeAsk>[1] = {}) =>
  makeAsk(ministry, { country, languages: [{ tag, level: 'B2', must: true }], ...more })

async function run(desk: Desk, settings = DEFAULT_SETTINGS): Promise<string> {
  const { id } = await startRound(desk.actor, desk.slug, settings)
  await runRound({ roundId: id }, going)
  return id
}

const read = (roundId: string) => db.matchingRound.findUniqueOrThrow({ where: { id: roundId }, include: { assignments: true } })
const outcomeOf = async (roundId: string) => (await read(roundId)).outcome as unknown as RoundOutcome
const pairsOf = async (roundId: string) => (await read(roundId)).assignments.map(({ needId, profileId }) => `${needId} ${profileId}`).sort()

test('a round gives each request who is best for the whole, and says why', async () => {
  const desk = await makeDesk('SN')
  // The better expert can answer both, the other only the first: first come, first served would leave the second empty.
  const both = await speaker('wo', { content: { base: 'SN' } })
  const one = await speaker('wo', { content: { mode: 'onsite', base: 'SN' }, level: 3 })
  const onsite = await ask('SN', 'wo', { mode: 'onsite' })
  const remote = await ask('SN', 'wo', { mode: 'remote' })
  const roundId = await run(desk)
  const round = await read(roundId)
  expect(round.state).toBe('DONE')
  expect(await pairsOf(roundId)).toEqual([`${onsite} ${one.id}`, `${remote} ${both.id}`].sort())
  const outcome = round.outcome as unknown as RoundOutcome
  expect(outcome.status).toBe('optimal')
  expect(outcome.gap).toBeNull()
  expect(outcome.coverage.find(({ priority }) => priority === 2)).toEqual({ priority: 2, places: 2, filled: 2 })
  expect(outcome.groups).toEqual([{ language: 'wo', places: 2, filled: 2, alone: 2 }])
  const explanation = round.assignments.find(({ needId }) => needId === onsite)?.explanation as unknown as Explanation
  expect(explanation).toMatchObject({ requestId: onsite, expertId: one.id, rank: 2, candidates: 2, possible: true, gap: null })
  expect(explanation.snapshotHash).toBe(round.snapshotHash)
  expect(explanation.whyNot[0]).toMatchObject({ profileId: both.id, rank: 1, elsewhere: remote, blockedBy: [] })
  expect(explanation.whyNot[0]?.cost).toBeGreaterThan(0)
  // From the remote one the other is kept by the way of working.
  const { blocked } = round.assignments.find(({ needId }) => needId === remote)?.explanation as unknown as Explanation
  expect(blocked).toMatchObject({ experts: outcome.sizes.experts - 1, by: { MODE: 1 } })
  const events = await db.event.findMany({ where: { recordId: roundId }, orderBy: { id: 'asc' } })
  expect(events.map(({ kind }) => kind)).toEqual(['round.started', 'round.done'])
})

test('a snapshot holds no name and no address, and gives the same result again', async () => {
  const desk = await makeDesk('ML')
  await speaker('bm', { name: 'Ousmane Traoré', email: 'ousmane@people.example' })
  await speaker('bm')
  for (const month of ['03', '04', '05']) await ask('ML', 'bm', { from: `2027-${month}-01`, to: `2027-${month}-28`, days: 15 })
  const roundId = await run(desk)
  const first = await read(roundId)
  expect(first.assignments).toHaveLength(3)
  const { gunzipSync } = await import('node:zlib')
  const snapshot = gunzipSync(first.snapshot ?? new Uint8Array()).toString('utf8')
  expect(snapshot).not.toMatch(/Ousmane|people\.example/)
  const again = await rerunRound(roundId)
  const rows = again.batches.flatMap(
    ({ json }) => JSON.parse(json) as { need_id: string; profile_id: string; score: number; explanation: unknown }[],
  )
  const stored = first.assignments.map(({ needId, profileId, score, explanation }) => ({
    need_id: needId,
    profile_id: profileId,
    score,
    explanation,
  }))
  const byPair = (one: { need_id: string }, other: { need_id: string }) => (one.need_id < other.need_id ? -1 : 1)
  expect(rows.sort(byPair)).toEqual(stored.sort(byPair))
})

test('a round that was killed takes what it had read when it runs again', async () => {
  const desk = await makeDesk('NE')
  await speaker('ha')
  await ask('NE', 'ha')
  const roundId = await run(desk)
  const whole = await read(roundId)
  // As a killed process leaves it: running, its snapshot kept, nothing stored.
  await db.roundAssignment.deleteMany({ where: { roundId } })
  await db.matchingRound.update({ where: { id: roundId }, data: { state: 'RUNNING', outcome: {}, doneAt: null } })
  await speaker('ha', { level: 4 })
  await runRound({ roundId }, going)
  const again = await read(roundId)
  expect(again.state).toBe('DONE')
  expect(again.snapshotHash).toBe(whole.snapshotHash)
  expect(again.assignments).toEqual(whole.assignments)
  await runRound({ roundId }, going)
  expect((await read(roundId)).doneAt).toEqual(again.doneAt)
})

test('one round at a time; a cancelled one ends and stores nothing', async () => {
  const desk = await makeDesk('BF')
  await ask('BF', 'mos')
  const { id } = await startRound(desk.actor, desk.slug, DEFAULT_SETTINGS)
  await expect(startRound(desk.actor, desk.slug, DEFAULT_SETTINGS)).rejects.toMatchObject({ kind: 'conflict' })
  const running = runRound({ roundId: id }, going)
  await cancelRound(desk.actor, desk.slug, id)
  await running
  const round = await read(id)
  expect(round.state).toBe('CANCELLED')
  expect(round.assignments).toEqual([])
  await expect(cancelRound(desk.actor, desk.slug, id)).rejects.toMatchObject({ kind: 'conflict' })
  await expect(adoptRound(desk.actor, desk.slug, id)).rejects.toMatchObject({ kind: 'conflict' })
  expect((await startRound(desk.actor, desk.slug, DEFAULT_SETTINGS)).number).toBe(2)
})

test('settings that do not hold start nothing', async () => {
  const desk = await makeDesk('BJ')
  const wrong = [
    { ...DEFAULT_SETTINGS, weights: { ...DEFAULT_SETTINGS.weights, skill: 451 } },
    { ...DEFAULT_SETTINGS, weights: { ...DEFAULT_SETTINGS.weights, skill: Number.NaN } },
    { ...DEFAULT_SETTINGS, weights: { ...DEFAULT_SETTINGS.weights, skill: -50, experience: 650 } },
    { ...DEFAULT_SETTINGS, seconds: 61 },
    { ...DEFAULT_SETTINGS, gap: 1 },
  ]
  for (const settings of wrong) await expect(startRound(desk.actor, desk.slug, settings)).rejects.toMatchObject({ kind: 'invalid' })
  const viewer = await makePerson('viewer', desk, 'VIEWER')
  await expect(startRound(viewer, desk.slug, DEFAULT_SETTINGS)).rejects.toMatchObject({ kind: 'forbidden' })
  const stranger = await makePerson('stranger')
  await expect(startRound(stranger, desk.slug, DEFAULT_SETTINGS)).rejects.toMatchObject({ kind: 'not-found' })
})

test('who withdraws consent while a round runs, and a request that closes, are dropped and named', async () => {
  const desk = await makeDesk('TG')
  const leaving = await speaker('ee')
  await speaker('ee')
  const [first, second, third] = [
    await ask('TG', 'ee', { from: '2027-03-01', to: '2027-03-20' }),
    await ask('TG', 'ee', { from: '2027-05-01', to: '2027-05-20' }),
    await ask('TG', 'ee', { from: '2027-05-01', to: '2027-05-20' }),
  ]
  const { id } = await startRound(desk.actor, desk.slug, DEFAULT_SETTINGS)
  await runRound({ roundId: id }, going)
  const before = await read(id)
  expect(before.assignments).toHaveLength(3)
  const lost = before.assignments.filter(({ profileId }) => profileId === leaving.id).map(({ needId }) => needId)
  expect(lost.length).toBeGreaterThan(0)
  await db.roundAssignment.deleteMany({ where: { roundId: id } })
  await db.matchingRound.update({ where: { id }, data: { state: 'RUNNING' } })
  await db.expertProfile.update({ where: { id: leaving.id }, data: { proposedBy: 'NOBODY' } })
  const closing = [first, second, third].find((needId) => !lost.includes(needId)) ?? ''
  await db.expertiseAsk.update({ where: { recordId: closing }, data: { isOpen: false } })
  await runRound({ roundId: id }, going)
  const after = await read(id)
  const outcome = after.outcome as unknown as RoundOutcome
  expect(after.assignments).toHaveLength(3 - lost.length - 1)
  expect(outcome.dropped).toEqual(
    expect.arrayContaining([
      ...lost.map((needId) => ({ needId, profileId: leaving.id, why: 'consent' })),
      expect.objectContaining({ needId: closing, why: 'request-closed' }),
    ]),
  )
  expect(outcome.coverage.reduce((sum, { filled }) => sum + filled, 0)).toBe(after.assignments.length)
})

test('a locked pair is held to, a forbidden one is not made; locks that no round could hold to are refused', async () => {
  const desk = await makeDesk('CI')
  const best = await speaker('dyu', { content: { base: 'CI' } })
  const other = await speaker('dyu', { level: 3 })
  const blocked = await speaker('dyu', { content: { availability: [] } })
  const needId = await ask('CI', 'dyu')
  const later = await ask('CI', 'dyu', { from: '2027-03-20', to: '2027-04-10' })
  const lock = (profileId: string, need = needId) =>
    decidePair(desk.actor, desk.slug, { needId: need, profileId, kind: 'LOCK', reason: 'Knows the file' })
  expect(await decidePair(desk.actor, desk.slug, { needId, profileId: best.id, kind: 'FORBID', reason: ' ' })).toEqual({
    refused: 'reason',
  })
  expect(await lock(blocked.id)).toEqual({ refused: 'blocked', blockedBy: ['AVAIL'] })
  expect(await lock(other.id)).toBeNull()
  expect(await lock(best.id)).toEqual({ refused: 'slots', slots: 1, locked: [other.id] })
  expect(await lock(other.id, later)).toEqual({ refused: 'calendar', locked: [needId] })
  const roundId = await run(desk)
  expect(await pairsOf(roundId)).toEqual([`${needId} ${other.id}`, `${later} ${best.id}`].sort())
  await undecidePair(desk.actor, desk.slug, { needId, profileId: other.id })
  expect(await decidePair(desk.actor, desk.slug, { needId, profileId: best.id, kind: 'FORBID', reason: 'Family' })).toBeNull()
  expect(await decidePair(desk.actor, desk.slug, { needId: later, profileId: best.id, kind: 'FORBID', reason: 'Family' })).toBeNull()
  const next = await run(desk)
  const kept = await pairsOf(next)
  expect(kept).toHaveLength(1)
  expect(kept[0]).toContain(other.id)
  const events = await db.event.findMany({ where: { workspaceId: desk.id, kind: { startsWith: 'match.' } }, orderBy: { id: 'asc' } })
  expect(events.map(({ kind }) => kind)).toEqual(['match.locked', 'match.freed', 'match.forbidden', 'match.forbidden'])
  expect(events.every(({ recordId }) => recordId === null)).toBe(true)
})

test('a lock that has broken since is named, and those that exclude each other fail the round with what would help', async () => {
  const desk = await makeDesk('GN')
  const expert = await speaker('ff')
  const needId = await ask('GN', 'ff')
  const data = { workspaceId: desk.id, kind: 'LOCK', reason: 'Asked for' } as const
  await db.matchDecision.create({ data: { ...data, needId, profileId: expert.id } })
  const same = await ask('GN', 'ff')
  await db.matchDecision.create({ data: { ...data, needId: same, profileId: expert.id } })
  const failed = await run(desk)
  const round = await read(failed)
  expect([round.state, round.failure]).toEqual(['FAILED', 'infeasible'])
  expect((round.outcome as unknown as RoundOutcome).problems[0]).toMatchObject({ code: 'locks-at-once', experts: [expert.id] })
  expect(round.assignments).toEqual([])
  await db.expertProfile.update({ where: { id: expert.id }, data: { proposedBy: 'NOBODY' } })
  const outcome = await outcomeOf(await run(desk))
  expect(outcome.brokenLocks).toHaveLength(2)
  expect(outcome.brokenLocks[0]).toMatchObject({ profileId: expert.id, blockedBy: ['CONSENT'] })
})

test('what stays empty says why and what would help', async () => {
  const desk = await makeDesk('MR')
  await speaker('ar', { content: { mode: 'remote' } })
  await speaker('ar')
  const remoteOnly = await ask('MR', 'ar', { skills: [{ key: 'isco:262', level: 2, must: true }] })
  const twice = await ask('MR', 'ar', { slots: 3 })
  const { unfilled } = await outcomeOf(await run(desk))
  expect(unfilled.find(({ needId }) => needId === remoteOnly)).toMatchObject({
    places: 1,
    candidates: 0,
    reason: 'no-candidate',
    remedies: ['loosen-condition', 'recruit', 'move-dates'],
  })
  expect(unfilled.find(({ needId }) => needId === remoteOnly)?.blocking[0]).toMatchObject({ code: 'SKILL', without: 1 })
  expect(unfilled.find(({ needId }) => needId === twice)).toMatchObject({ places: 2, candidates: 1, reason: 'too-few' })
  expect(unfilled.find(({ needId }) => needId === twice)?.remedies).toContain('lower-slots')
})

test('an adopted round makes proposals; the next replaces those, and leaves what was told', async () => {
  const desk = await makeDesk('CM')
  const [first, second] = [await speaker('ff-cm', { level: 3 }), await speaker('ff-cm', { level: 3 })]
  const needId = await ask('CM', 'ff-cm')
  const roundId = await run(desk)
  expect(await adoptRound(desk.actor, desk.slug, roundId)).toEqual({ proposed: 1, kept: 0, replaced: 0, dropped: [], full: [] })
  expect(await adoptRound(desk.actor, desk.slug, roundId)).toMatchObject({ proposed: 0, kept: 1 })
  const [match] = await db.match.findMany({ where: { needId } })
  expect(match).toMatchObject({ state: 'PROPOSED', requesterId: ministry.id, rosterId: roster.id, roundId, days: 20 })
  expect(match?.commitOn?.toISOString().slice(0, 10)).toBe('2027-02-08')
  // The other of two equals was told: a new round keeps the place for them, though a third as good has come.
  const told = [first.id, second.id].find((id) => id !== match?.profileId) ?? ''
  await db.match.update({ where: { id: match?.id ?? '' }, data: { state: 'SENT', profileId: told } })
  const third = await speaker('ff-cm', { level: 3 })
  const again = await run(desk)
  expect(await pairsOf(again)).toEqual([`${needId} ${told}`])
  expect((await outcomeOf(again)).told).toEqual({ kept: 1, changed: [] })
  await adoptRound(desk.actor, desk.slug, again)
  expect(await db.match.findMany({ where: { needId, state: 'SENT' } })).toHaveLength(1)
  expect(await db.match.count({ where: { needId } })).toBe(1)
  const comparison = await compareRounds(desk.actor, desk.slug, roundId, again)
  expect([comparison.kept, comparison.added, comparison.gone].map((pairs) => pairs.length)).toEqual([0, 1, 1])
  // Declined: the next best for the place, and not who has said no.
  await db.match.update({ where: { id: match?.id ?? '' }, data: { state: 'DECLINED' } })
  const next = await nextFor(desk.actor, desk.slug, needId)
  expect(next.map(({ expert }) => expert.profileId).sort()).toEqual([first.id, second.id, third.id].filter((id) => id !== told).sort())
  // Who is proposed elsewhere at that time is left there.
  const elsewhere = await ask('CM', 'ff-cm')
  await db.match.create({
    data: {
      id: uuidv7(),
      needId: elsewhere,
      profileId: third.id,
      workspaceId: desk.id,
      requesterId: ministry.id,
      rosterId: roster.id,
      score: 1,
      days: 20,
      explanation: {},
      startsOn: new Date('2027-03-01'),
      endsOn: new Date('2027-03-31'),
    },
  })
  expect((await nextFor(desk.actor, desk.slug, needId)).map(({ expert }) => expert.profileId)).not.toContain(third.id)
})

test('accepted missions take their place in calendars and requests', async () => {
  const desk = await makeDesk('GA')
  const busy = await speaker('fan')
  const needId = await ask('GA', 'fan', { slots: 2 })
  await db.match.create({
    data: {
      id: uuidv7(),
      needId,
      profileId: busy.id,
      workspaceId: desk.id,
      requesterId: ministry.id,
      rosterId: roster.id,
      state: 'ACCEPTED',
      score: 1,
      days: 20,
      explanation: {},
      startsOn: new Date('2027-03-01'),
      endsOn: new Date('2027-03-31'),
    },
  })
  const outcome = await outcomeOf(await run(desk))
  expect(outcome.sizes.places).toBe(1)
  expect(outcome.unfilled).toMatchObject([{ needId, places: 1, candidates: 0 }])
  expect(outcome.unfilled[0]?.blocking).toContainEqual(expect.objectContaining({ code: 'AVAIL', without: 1 }))
})

test('a round over nothing is done, and empty', async () => {
  const desk = await makeDesk('KI')
  const outcome = await outcomeOf(await run(desk))
  expect(outcome).toMatchObject({ status: 'optimal', sizes: { requests: 0, places: 0 }, unfilled: [] })
})
