import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { getCapacity } from '#app/features/expertise/queries/capacity/capacity-view.server.ts'
import type { Ask } from '#app/features/needs/expertise/ask.ts'
import type { WorkspaceKind } from '#app/features/workspaces/roles.ts'
import { VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

describe('capacity against demand', () => {
  useTestDatabase()
  let home: { id: string; kind: WorkspaceKind }
  let hub: { id: string; kind: WorkspaceKind }
  let member: Actor
  let coordinator: Actor

  const ask = (more: Partial<Ask>): Ask => ({
    skills: [{ key: 'dac:14030', level: 3, must: true }],
    languages: [{ tag: 'fr', level: 'B2', must: true }],
    mode: 'onsite',
    slots: 1,
    priority: 2,
    days: 10,
    vouched: false,
    clearances: [],
    contexts: [],
    text: {},
    ...more,
  })
  const publish = (workspaceId: string, more: Partial<Ask>, columns: { isOpen?: boolean; endsOn?: Date; sectorGroup?: string } = {}) =>
    db.expertiseAsk.create({
      data: {
        recordId: uuidv7(),
        workspaceId,
        title: { en: 'Asked' },
        ask: ask(more),
        country: more.country ?? null,
        slots: more.slots ?? 1,
        priority: 2,
        isOpen: true,
        askedAt: new Date(),
        ...columns,
      },
    })
  const table = async (actor: Actor, workspace: typeof home) => {
    const { figures, summary } = await getCapacity(actor, { workspace, language: 'en' })
    const rows = (by: string): Record<string, (string | undefined)[]> => {
      const drawn = figures.find((figure) => figure.by === by)?.chart?.table.rows ?? []
      return Object.fromEntries(drawn.map(({ cells }) => [cells['label'] ?? '', [cells['first'], cells['second']]]))
    }
    return { rows, summary, gap: figures[0]?.gap }
  }

  beforeAll(async () => {
    home = { id: (await makeWorkspace('home')).id, kind: 'GOVERNMENT' }
    hub = { id: (await makeWorkspace('hub')).id, kind: 'COORDINATION' }
    await db.workspace.update({ where: { id: hub.id }, data: { kind: 'COORDINATION', scopeCountries: ['ML'] } })
    member = await makePerson('member', home, 'VIEWER')
    coordinator = await makePerson('coordinator', hub, 'VIEWER')
    const far = [{ from: '2026-01-01', to: '2099-12-31' }]
    await makeExpert(home, { content: { availability: far } })
    await makeExpert(home, { kind: 'TEAM', proposedBy: 'COORDINATORS', content: { availability: far, atOnce: 3 } })
    // Free no more.
    await makeExpert(home, { proposedBy: 'COORDINATORS', content: { availability: [{ from: '2020-01-01', to: '2020-02-01' }] } })
    await publish(home.id, {
      slots: 7,
      country: 'ML',
      skills: [
        { key: 'dac:14030', level: 3, must: true },
        { key: 'dac:14021', level: 2, must: true },
      ],
    })
    await publish(home.id, {
      slots: 2,
      country: 'HT',
      skills: [
        { key: 'dac:12220', level: 3, must: true },
        { key: 'isco:213', level: 3, must: false },
      ],
    })
    await publish(home.id, { slots: 40 }, { isOpen: false })
    await publish(home.id, { slots: 40 }, { endsOn: new Date('2020-01-01') })
  })

  it('sets a roster against all open requests, each place once a group', async () => {
    const { rows, summary, gap } = await table(member, home)
    expect(Object.values(rows('skill')).sort()).toEqual([
      ['0', '2'],
      ['4', '0'],
      ['4', '7'],
    ])
    expect(rows('language')).toEqual({ French: ['4', '9'] })
    expect(Object.values(rows('country')).sort()).toEqual([
      ['0', '2'],
      ['4', '7'],
    ])
    expect(summary).toContain('at once: 4.')
    expect(gap).toContain('asked for: 7; available: 4')
  })

  it('sets whom a coordinator may propose against the requests in scope', async () => {
    const { rows } = await table(coordinator, hub)
    expect(Object.values(rows('skill')).sort()).toEqual([
      ['3', '0'],
      ['3', '7'],
    ])
    expect(Object.values(rows('country'))).toEqual([['3', '7']])
  })

  it('counts a place no more when both sides have agreed on it', async () => {
    const ask = await db.expertiseAsk.findFirstOrThrow({ where: { country: 'HT' } })
    const [first, second] = await db.expertProfile.findMany({ select: { id: true }, take: 2 })
    const match = {
      needId: ask.recordId,
      workspaceId: hub.id,
      requesterId: home.id,
      rosterId: home.id,
      score: 1,
      explanation: {},
      days: 10,
    }
    await db.match.createMany({
      data: [
        { id: uuidv7(), ...match, profileId: first?.id ?? '', state: 'ACCEPTED' },
        { id: uuidv7(), ...match, profileId: second?.id ?? '', state: 'SENT' },
      ],
    })
    const { rows } = await table(member, home)
    expect(rows('language')).toEqual({ French: ['4', '8'] })
    await db.match.deleteMany()
  })

  it('is for members alone', async () => {
    for (const actor of [VISITOR, coordinator]) await expect(table(actor, home)).rejects.toMatchObject({ kind: 'not-found' })
  })
})
