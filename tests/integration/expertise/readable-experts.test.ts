import { beforeAll, describe, expect, it } from 'vitest'
import { expertPolicy, readableExperts, type Audience } from '#app/features/expertise/policy.ts'
import { expertReader } from '#app/features/expertise/queries/expert-reader.server.ts'
import { readableExpertRows } from '#app/features/expertise/queries/readable-experts.server.ts'
import { SqlText } from '#app/features/filters/sql.server.ts'
import { ROLES } from '#app/features/workspaces/roles.ts'
import { OPERATOR, SYSTEM, VISITOR, type Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { makeExpert } from '#tests/support/experts.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const AUDIENCES: readonly Audience[] = ['WORKSPACE', 'COORDINATORS', 'PUBLIC']

describe('who may read the profile of an expert', () => {
  useTestDatabase()
  const actors: [string, Actor][] = [
    ['a visitor', VISITOR],
    ['the operator', OPERATOR],
    ['the portal itself', SYSTEM],
  ]
  beforeAll(async () => {
    const [home, other, hub] = await Promise.all(['home', 'other', 'hub'].map((slug) => makeWorkspace(slug)))
    if (!home || !other || !hub) throw new Error('no workspaces')
    await db.workspace.update({
      where: { id: hub.id },
      data: { kind: 'COORDINATION' },
    })
    for (const workspace of [home, other, hub])
      for (const role of ROLES)
        actors.push([`${role} of ${workspace.slug}`, await makePerson(`${role}-${workspace.slug}`, workspace, role)])
    const expert = await makePerson('expert')
    actors.push(['the expert', expert], ['an admin of the instance', { ...(await makePerson('admin')), isAdmin: true }])
    for (const seenBy of AUDIENCES)
      for (const userId of [null, expert.userId]) for (const workspace of [home, hub]) await makeExpert(workspace, { seenBy, userId })
  })

  it('is one decision, as a rule, as a where-clause and as a condition for lists', async () => {
    const all = await db.expertProfile.findMany({
      select: { id: true, workspaceId: true, userId: true, seenBy: true },
    })
    for (const [name, actor] of actors) {
      const reader = await expertReader(actor)
      const byRule = all.filter((expert) => expertPolicy.read(reader, expert)).map(({ id }) => id)
      const byWhere = await db.expertProfile.findMany({
        where: readableExperts(reader),
        select: { id: true },
      })
      const text = new SqlText()
      const byList = await sql<{ id: string }>(
        `select id from expert_profile expert where ${readableExpertRows(reader, text)}`,
        text.values,
      )
      expect(byWhere.map(({ id }) => id).sort(), name).toEqual(byRule.sort())
      expect(byList.map(({ id }) => id).sort(), name).toEqual(byRule)
    }
  })

  it('opens to coordinators what is for coordinators, and no more', async () => {
    const all = await db.expertProfile.findMany({
      where: { userId: null },
      select: { workspaceId: true, userId: true, seenBy: true },
    })
    const seen = async (name: string) => {
      const reader = await expertReader(actors.find(([known]) => known === name)?.[1] ?? VISITOR)
      return all.filter((expert) => expertPolicy.read(reader, expert)).length
    }
    expect(all).toHaveLength(6)
    expect([await seen('a visitor'), await seen('VIEWER of other')]).toEqual([2, 2])
    // Three of its own, and of the others all but the one that only its workspace sees.
    expect([await seen('VIEWER of home'), await seen('VIEWER of hub')]).toEqual([4, 5])
  })
})
