import { v7 as uuidv7 } from 'uuid'
import type { Demo, DemoPerson, DemoWorkspace } from '#prisma/seed/demo/demo.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { REGISTER_JOB } from '#app/features/workspaces/register-job.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'
import { demoPasswordHash } from './demo-password.server.ts'
import type { Cast } from './history-of.ts'

type Seat = ReturnType<Cast['workspace']>

/** Makes the workspaces, people and seats of the demonstration where they do not stand yet, as of `since`. Throws `conflict` where a real one has its name. */
export async function makeCast(tx: Transaction, demo: Pick<Demo, 'workspaces' | 'people'>, since: Date): Promise<Cast> {
  const workspaces = await makeWorkspaces(tx, demo.workspaces, since)
  const users = await makePeople(tx, demo.people, since)
  const seats = demo.people.flatMap(({ email, memberships }) =>
    memberships.map(({ workspace, role }) => ({
      workspaceId: found(workspaces, workspace).workspaceId,
      userId: found(users, email),
      role,
      createdAt: since,
    })),
  )
  await tx.membership.createMany({ data: seats, skipDuplicates: true })
  const actors = new Map(demo.people.map((person) => [person.email, actorOf(person, found(users, person.email), workspaces)]))
  return { person: (email) => found(actors, email), workspace: (slug) => found(workspaces, slug) }
}

async function makeWorkspaces(tx: Transaction, workspaces: readonly DemoWorkspace[], createdAt: Date): Promise<Map<string, Seat>> {
  await tx.organisation.createMany({
    data: workspaces.map(({ organisation, country }) => ({ id: uuidv7(), ...organisation, country, createdAt })),
    skipDuplicates: true,
  })
  await enqueue(tx, REGISTER_JOB, {}, { key: REGISTER_JOB })
  const organisations = await tx.organisation.findMany({
    where: { ref: { in: workspaces.map(({ organisation }) => organisation.ref) } },
    select: { id: true, ref: true },
  })
  const byRef = new Map(organisations.map(({ id, ref }) => [ref, id]))
  const made = await tx.workspace.createManyAndReturn({
    data: workspaces.map(({ slug, kind, name, country, organisation, settings, scope }) => ({
      id: uuidv7(),
      slug,
      kind,
      name,
      country,
      organisationId: byRef.get(organisation.ref) ?? null,
      allowOwnPublication: settings.allowOwnPublication,
      scopeCountries: scope?.countries ?? [],
      scopeSectors: scope?.sectors ?? [],
      isDemo: true,
      createdAt,
    })),
    skipDuplicates: true,
    select: { id: true },
  })
  await tx.event.createMany({
    data: made.map(({ id }) => ({
      id: uuidv7({ msecs: createdAt.getTime() }),
      at: createdAt,
      kind: 'workspace.created',
      workspaceId: id,
      actorKind: 'SYSTEM' as const,
    })),
  })
  const standing = await tx.workspace.findMany({
    where: { slug: { in: workspaces.map(({ slug }) => slug) } },
    select: {
      id: true,
      isDemo: true,
      slug: true,
      name: true,
      kind: true,
      country: true,
      allowOwnPublication: true,
      approvalsRequired: true,
    },
  })
  const real = standing.find(({ isDemo }) => !isDemo)
  if (real) throw new AppError('conflict', 'conflict.slug', { slug: real.slug })
  return new Map(standing.map(({ id, isDemo: _isDemo, ...workspace }) => [workspace.slug, { workspaceId: id, workspace }]))
}

async function makePeople(tx: Transaction, people: readonly DemoPerson[], createdAt: Date): Promise<Map<string, string>> {
  const password = await demoPasswordHash(tx)
  const made = await tx.user.createManyAndReturn({
    data: people.map(({ email, name, language, isAdmin }) => ({ id: uuidv7(), email, name, language, isAdmin, isDemo: true, createdAt })),
    skipDuplicates: true,
    select: { id: true },
  })
  await tx.account.createMany({
    data: made.map(({ id }) => ({ id: uuidv7(), accountId: id, providerId: 'credential', userId: id, password })),
  })
  const standing = await tx.user.findMany({
    where: { email: { in: people.map(({ email }) => email) } },
    select: { id: true, email: true, isDemo: true },
  })
  if (standing.some(({ isDemo }) => !isDemo)) throw new AppError('conflict', 'conflict.email')
  return new Map(standing.map(({ email, id }) => [email, id]))
}

function actorOf(person: DemoPerson, userId: string, workspaces: ReadonlyMap<string, Seat>): Actor {
  const memberships = new Map(person.memberships.map(({ workspace, role }) => [found(workspaces, workspace).workspaceId, role]))
  return { kind: 'person', userId, name: person.name, isAdmin: person.isAdmin, memberships }
}

function found<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`The demonstration has no ${key}`)
  return value
}
