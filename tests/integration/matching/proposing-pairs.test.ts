import { expect, test } from 'vitest'
import { proposePair } from '#app/features/matching/answers/mutations/propose-pair.server.ts'
import { getProposal } from '#app/features/matching/answers/queries/proposal-view.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { makeCoordination } from '#tests/support/coordination.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makeAsk } from '#tests/support/matching.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

test('a coordinator plans a pair against the round, with a reason, over soft conditions and never over consent, conflict or refusal', async () => {
  const coordination = await makeCoordination('sahel')
  const organisation = await db.organisation.create({
    data: { id: '018f2c1e-0000-7000-8000-0000000000aa', name: { fr: 'Direction de l’hydraulique' } },
  })
  const ministry = await makeWorkspace('eau')
  await db.workspace.update({ where: { id: ministry.id }, data: { organisationId: organisation.id } })
  const roster = await makeWorkspace('vivier')
  const validator = await makePerson('Coline', coordination, 'VALIDATOR')
  const planner = await makePerson('Paul', coordination, 'CONTRIBUTOR')
  const officer = await makePerson('Omar', ministry, 'VALIDATOR')
  const open = { proposedBy: 'COORDINATORS', seenBy: 'COORDINATORS' } as const
  const { needId } = await makeAsk(ministry)
  const able = await makeExpert(roster, open)
  // Speaks no French at C1: a soft condition.
  const short = await makeExpert(roster, { ...open, content: { languages: [{ tag: 'fr', level: 'B1' }] } })
  const unwilling = await makeExpert(roster, { ...open, proposedBy: 'NOBODY' })
  const partial = await makeExpert(roster, { ...open, content: { conflicts: [organisation.id] } })
  const refused = await makeExpert(roster, open)
  await db.match.create({
    data: {
      id: '018f2c1e-0000-7000-8000-0000000000bb',
      needId,
      profileId: refused.id,
      workspaceId: coordination.id,
      requesterId: ministry.id,
      rosterId: roster.id,
      state: 'DECLINED',
      score: 1,
      explanation: {},
      days: 1,
    },
  })
  const propose = (profileId: string, reason = 'Connaît le terrain.') => proposePair(validator, 'sahel', { needId, profileId, reason })

  expect(await propose(short.id, '  ')).toEqual({ outcome: 'refused', problem: 'reason' })
  expect(await propose(partial.id)).toEqual({ outcome: 'refused', problem: 'hard', conditions: ['COI'] })
  expect(await propose(refused.id)).toEqual({ outcome: 'refused', problem: 'hard', conditions: ['DECISION'] })
  await expect(propose(unwilling.id)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(proposePair(planner, 'sahel', { needId, profileId: able.id, reason: 'x' })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(proposePair(officer, 'sahel', { needId, profileId: able.id, reason: 'x' })).rejects.toMatchObject({ kind: 'not-found' })

  const proposed = await propose(short.id)
  expect(await propose(short.id)).toEqual({ outcome: 'refused', problem: 'standing' })
  if (proposed.outcome !== 'proposed') throw new Error('was refused')
  const view = await getProposal(validator, proposed.matchId, 'fr')
  expect(view.facts.state).toBe('PROPOSED')
  expect(view.can).toMatchObject({ send: true, withdraw: ['coordinator'] })
  expect(view.explanation?.override).toEqual({ sentence: expect.stringContaining('Coline') as string, reason: 'Connaît le terrain.' })
  expect(view.explanation?.conditions.find(({ code }) => code === 'LANG')?.ok).toBe(false)
  const events = await db.event.findMany({ where: { recordId: proposed.matchId } })
  expect(events.map(({ kind }) => kind)).toEqual(['match.proposed'])
})
