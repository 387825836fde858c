import { beforeEach, describe, expect, test } from 'vitest'
import { actorOfPerson } from '#app/features/accounts/actor.server.ts'
import { changeRole, leaveWorkspace, removeMember } from '#app/features/workspaces/mutations/change-seats.server.ts'
import { getOwnWorkspace } from '#app/features/workspaces/queries.server.ts'
import { listMembers } from '#app/features/workspaces/queries/members.server.ts'
import { noteVisit } from '#app/features/workspaces/queries/last-visit.server.ts'
import { ROLES, type Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
import { makePerson, makeWorkspace } from '#tests/support/people.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

useTestDatabase()

type Person = Actor & { userId: string }
let workspace: { id: string; slug: string }
let people: Record<Role, Person>
let count = 0

beforeEach(async () => {
  workspace = await makeWorkspace(`eau-${++count}`)
  const made = await Promise.all(ROLES.map(async (role) => [role, await makePerson(role, workspace, role)] as const))
  people = Object.fromEntries(made) as Record<Role, Person>
})

const seat = (person: Person) => ({ workspaceId: workspace.id, userId: person.userId })
const roleOf = async (person: Person) => (await db.membership.findUnique({ where: { workspaceId_userId: seat(person) } }))?.role ?? null

describe('the seats of a workspace', () => {
  test('are changed by its managers alone', async () => {
    for (const role of ['VIEWER', 'CONTRIBUTOR', 'VALIDATOR'] as const) {
      await expect(changeRole(people[role], seat(people.VIEWER), 'MANAGER')).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(removeMember(people[role], seat(people.VIEWER))).rejects.toMatchObject({ kind: 'forbidden' })
    }
    const stranger = await makePerson('stranger')
    await expect(changeRole(stranger, seat(people.VIEWER), 'MANAGER')).rejects.toMatchObject({ kind: 'not-found' })
    await changeRole(people.MANAGER, seat(people.VIEWER), 'VALIDATOR')
    expect(await roleOf(people.VIEWER)).toBe('VALIDATOR')
    const event = await db.event.findFirstOrThrow({ where: { workspaceId: workspace.id, kind: 'member.roleChanged' } })
    expect(event.changes).toMatchObject([{ before: 'VIEWER', after: 'VALIDATOR' }])
  })

  test('never leave it without a manager', async () => {
    await expect(changeRole(people.MANAGER, seat(people.MANAGER), 'VIEWER')).rejects.toMatchObject({ messageKey: 'conflict.lastManager' })
    await expect(leaveWorkspace(people.MANAGER, workspace.id)).rejects.toMatchObject({ messageKey: 'conflict.lastManager' })
    expect(await roleOf(people.MANAGER)).toBe('MANAGER')
  })

  test('nor with one alone whose account is suspended', async () => {
    const other = await makePerson('other', workspace, 'MANAGER')
    await db.user.update({ where: { id: other.userId }, data: { suspendedAt: new Date() } })
    await expect(leaveWorkspace(people.MANAGER, workspace.id)).rejects.toMatchObject({ messageKey: 'conflict.lastManager' })
  })

  test('stand still while the workspace is closed', async () => {
    await db.workspace.update({ where: { id: workspace.id }, data: { closedAt: new Date() } })
    await expect(changeRole(people.MANAGER, seat(people.VIEWER), 'VALIDATOR')).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('of two managers who demote each other at once, one stays', async () => {
    const other = await makePerson('other', workspace, 'MANAGER')
    for (let round = 0; round < 5; round += 1) {
      await Promise.allSettled([
        changeRole(people.MANAGER, seat(other), 'VIEWER'),
        changeRole(other, seat(people.MANAGER), 'VIEWER'),
        leaveWorkspace(other, workspace.id),
      ])
      expect(await db.membership.count({ where: { workspaceId: workspace.id, role: 'MANAGER' } })).toBeGreaterThan(0)
      await sql(
        `insert into membership (workspace_id, user_id, role) values ($1, $2, 'MANAGER'), ($1, $3, 'MANAGER')
        on conflict (workspace_id, user_id) do update set role = 'MANAGER'`,
        [workspace.id, other.userId, people.MANAGER.userId],
      )
    }
  })

  test('a manager who was demoted meanwhile changes nothing any more, whatever their page said', async () => {
    const other = await makePerson('other', workspace, 'MANAGER')
    await changeRole(people.MANAGER, seat(other), 'VIEWER')
    await expect(removeMember(other, seat(people.MANAGER))).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('who is removed is no member at once, and what they wrote stays', async () => {
    await db.record.create({
      data: {
        id: crypto.randomUUID(),
        kind: 'NEED',
        workspaceId: workspace.id,
        createdById: people.CONTRIBUTOR.userId,
        workingEditors: [people.CONTRIBUTOR.userId],
      },
    })
    await removeMember(people.MANAGER, seat(people.CONTRIBUTOR))
    const now = await actorOfPerson(people.CONTRIBUTOR.userId)
    await expect(getOwnWorkspace(now, workspace.slug)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await db.record.count({ where: { workspaceId: workspace.id, workingEditors: { has: people.CONTRIBUTOR.userId } } })).toBe(1)
    await expect(removeMember(people.MANAGER, seat(people.CONTRIBUTOR))).rejects.toMatchObject({ messageKey: 'notFound.member' })
  })
})

test('thousands of members are read page by page, each once, and found by parts of a name', async () => {
  await sql(
    `with made as (insert into "user" (id, name, email, updated_at) select gen_random_uuid(), 'Personne ' || lpad((n % 900)::text, 4, '0'), 'p' || n || '-' || $2 || '@people.example', now() from generate_series(1, 2000) n returning id)
     insert into membership (workspace_id, user_id, role) select $1::uuid, id, 'VIEWER' from made`,
    [workspace.id, workspace.slug],
  )
  const own = await getOwnWorkspace(people.MANAGER, workspace.slug)
  const seen = new Set<string>()
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listMembers>> = await listMembers(own, { cursor })
    expect(page.total).toBe(2004)
    for (const { id } of page.members) {
      expect(seen.has(id)).toBe(false)
      seen.add(id)
    }
    cursor = page.next
  } while (cursor)
  expect(seen.size).toBe(2004)
  expect((await listMembers(own, { words: 'personne 0042' })).total).toBe(3)
  expect((await listMembers(own, { words: `p77-${workspace.slug}@` })).total).toBe(1)
  // Addresses are the managers' matter.
  const viewer = await getOwnWorkspace(people.VIEWER, workspace.slug)
  expect((await listMembers(viewer, { words: `p77-${workspace.slug}@` })).total).toBe(0)
  expect((await listMembers(viewer)).members.every(({ email }) => email === null)).toBe(true)
  expect((await listMembers(own, { words: '100%', cursor: 'nonsense' })).total).toBe(0)
})

test('a visit is told from the one before it, and looking again at once is the same visit', async () => {
  expect(await noteVisit(people.VIEWER, workspace.id)).toBeNull()
  expect(await noteVisit(people.VIEWER, workspace.id)).toBeNull()
  await sql(`update membership set seen_at = now() - interval '2 days' where workspace_id = $1 and user_id = $2`, [
    workspace.id,
    people.VIEWER.userId,
  ])
  const since = await noteVisit(people.VIEWER, workspace.id)
  expect(Date.now() - (since?.getTime() ?? 0)).toBeGreaterThan(47 * 3_600_000)
  expect(await noteVisit(people.VIEWER, workspace.id)).toEqual(since)
})
