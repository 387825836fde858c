import { beforeAll, describe, expect, test } from 'vitest'
import { withdrawMatches } from '#app/features/expertise/internal/withdraw-matches.server.ts'
import { followMatchEvent } from '#app/features/matching/answers/follow-match-event.server.ts'
import { sendMatches } from '#app/features/matching/answers/mutations/send-matches.server.ts'
import {
  countWaitingProposals,
  listProposalsFor,
  listWaitingProposals,
  listWorkspaceProposals,
  readProposalsAddress,
} from '#app/features/matching/answers/queries/list-proposals.server.ts'
import { getProposal } from '#app/features/matching/answers/queries/proposal-view.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { deliverMail, setUpMail } from '#app/platform/mail/mail.server.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { runWaitingJobs } from '#tests/support/jobs.ts'
import { makeAsk, makeMatch } from '#tests/support/matching.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()
beforeAll(() => setUpMail({ smtpUrl: undefined, from: 'x@example.org', origin: 'https://portail.example' }))

const runJobs = () => runWaitingJobs({ event: followMatchEvent, mail: deliverMail })

async function scene(name: string) {
  const [coordination, ministry, roster] = [
    await makeWorkspace(`sahel-${name}`),
    await makeWorkspace(`eau-${name}`),
    await makeWorkspace(`vivier-${name}`),
  ]
  const coordinator = await makePerson('Coline', coordination, 'VALIDATOR')
  const officer = await makePerson('Omar', ministry, 'VALIDATOR')
  const keeper = await makePerson('Kadi', roster, 'VIEWER')
  const self = await makePerson('Aïssata Secrète')
  const expert = await makeExpert(roster, {
    name: 'Aïssata Secrète',
    pseudonym: '4F7K',
    userId: self.userId,
    proposedBy: 'COORDINATORS',
    seenBy: 'COORDINATORS',
  })
  const matches: string[] = []
  for (let index = 0; index < 3; index += 1) {
    const request = await makeAsk(ministry, { title: { fr: `Demande ${index}` } })
    matches.push((await makeMatch(coordination, request, expert)).id)
  }
  await sendMatches(coordinator, coordination.id, matches.slice(0, 2))
  return { coordination, ministry, roster, coordinator, officer, keeper, self, expert, matches }
}

describe('the proposals that concern a workspace', () => {
  test('are listed by state and part, what is provisional for those who plan alone, and names for who may know them', async () => {
    const { coordination, ministry, roster, coordinator, officer, keeper } = await scene('liste')
    const list = (actor: typeof officer, workspace: { id: string }, search = '') =>
      listWorkspaceProposals(actor, workspace.id, readProposalsAddress(new URLSearchParams(search)), 'fr')
    expect((await list(coordinator, coordination)).counts).toMatchObject({ all: 3, proposed: 1, sent: 2, waiting: 0 })
    const asked = await list(officer, ministry)
    expect(asked.counts).toMatchObject({ all: 2, proposed: 0, sent: 2, waiting: 2 })
    expect(JSON.stringify(asked)).not.toContain('Secrète')
    expect(asked.lines.every(({ waits, expert }) => waits && expert.includes('4F7K'))).toBe(true)
    const own = await list(keeper, roster, 'as=roster')
    expect(own.lines.map(({ expert }) => expert)).toEqual(['Aïssata Secrète', 'Aïssata Secrète'])
    expect((await list(keeper, roster, 'as=requester')).counts.all).toBe(0)
    await expect(list(officer, coordination)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await countWaitingProposals(officer, ministry.id)).toBe(2)
    expect(await countWaitingProposals(keeper, roster.id)).toBe(0)
    expect((await listWaitingProposals(officer, ministry.id, 'fr')).lines).toHaveLength(2)
  })

  test('come page by page, each once', async () => {
    const { ministry, officer } = await scene('pages')
    const page = (search: string) => listWorkspaceProposals(officer, ministry.id, readProposalsAddress(new URLSearchParams(search)), 'fr')
    const first = await page('limit=1')
    const second = await page(`limit=1&cursor=${first.next ?? ''}`)
    expect([...first.lines, ...second.lines].map(({ title }) => title.text).sort()).toEqual(['Demande 0', 'Demande 1'])
    expect(second.next).toBeNull()
    expect((await page('cursor=nonsense&tab=nothing')).lines).toHaveLength(2)
  })
})

test('a person reads their own proposals, and nobody else’s', async () => {
  const { self, officer } = await scene('personne')
  const search = new URLSearchParams()
  expect((await listProposalsFor(self, search, 'fr')).lines.map(({ waits }) => waits)).toEqual([true, true])
  expect((await listProposalsFor(officer, search, 'fr')).lines).toEqual([])
})

test('consent that is withdrawn ends what was sent at once, and the organisation is told why, without a name', async () => {
  const { self, officer, coordinator, expert, matches, roster } = await scene('accord')
  await runJobs()
  await inTransaction((tx) => withdrawMatches(tx, self, { ...expert, proposedBy: 'NOBODY' }))
  await runJobs()
  const emailOf = async (userId: string) => (await db.user.findUniqueOrThrow({ where: { id: userId } })).email
  const told = await db.mail.findMany({ where: { to: await emailOf(officer.userId), subject: { startsWith: 'Proposition retirée' } } })
  expect(told).toHaveLength(2)
  expect(told[0]?.text).toContain('a retiré son consentement')
  expect(JSON.stringify(told)).not.toContain('Secrète')
  expect(await db.mail.count({ where: { to: await emailOf(self.userId), subject: { startsWith: 'Proposition retirée' } } })).toBe(0)
  const view = await getProposal(coordinator, matches[0] ?? '', 'fr')
  expect(view.standing.ended?.text).toContain('consentement')
  // Lists of events name who acted: this one is the roster's alone.
  const events = await db.event.findMany({ where: { recordId: { in: matches }, kind: 'match.withdrawn' } })
  expect(events.map(({ workspaceId }) => workspaceId)).toEqual([roster.id, roster.id, roster.id])
})
