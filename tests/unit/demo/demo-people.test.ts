import { describe, expect, test } from 'vitest'
import { buildDemo } from '#prisma/seed/demo/build-demo.ts'
import type { DemoRecord } from '#prisma/seed/demo/demo.ts'

const demo = buildDemo()
const records: DemoRecord<unknown>[] = [...demo.projects, ...demo.needs]
const ROLES = ['VIEWER', 'CONTRIBUTOR', 'VALIDATOR', 'MANAGER']
const LANGUAGES = ['ar', 'en', 'es', 'fr', 'pt']

const rolesIn = (email: string, workspace: string) =>
  demo.people
    .filter((person) => person.email === email)
    .flatMap((person) => person.memberships.filter((seat) => seat.workspace === workspace).map((seat) => seat.role))

describe('the people of the demonstration', () => {
  test('a visitor finds ten workspaces of all four kinds, each marked as a demonstration in five languages', () => {
    expect(demo.workspaces).toHaveLength(10)
    expect(new Set(demo.workspaces.map(({ kind }) => kind))).toEqual(new Set(['GOVERNMENT', 'PARTNER', 'NGO', 'COORDINATION']))
    for (const { name, organisation } of demo.workspaces) {
      expect(Object.keys(name).sort()).toEqual(LANGUAGES)
      for (const text of [...Object.values(name), ...Object.values(organisation.name)]) expect(text).toMatch(/ — (d[eé]mo|عرض)/)
    }
    expect(new Set(demo.workspaces.map(({ slug }) => slug)).size).toBe(10)
    expect(new Set(demo.workspaces.map(({ organisation }) => organisation.ref)).size).toBe(10)
  })

  test('a government writes in each of the five languages', () => {
    const governments = demo.workspaces.filter(({ kind }) => kind === 'GOVERNMENT')
    expect(governments.map(({ language }) => language).sort()).toEqual(LANGUAGES)
  })

  test('only a coordination workspace has a scope, and most workspaces keep four eyes', () => {
    for (const { kind, scope } of demo.workspaces) expect(scope !== undefined).toBe(kind === 'COORDINATION')
    expect(demo.workspaces.filter(({ settings }) => settings.allowOwnPublication)).toHaveLength(1)
  })

  test('somebody can try every role in every workspace, and one person runs the instance', () => {
    for (const { slug } of demo.workspaces) {
      const held = demo.people.flatMap(({ email }) => rolesIn(email, slug))
      for (const role of ROLES) expect(held, `${slug} ${role}`).toContain(role)
    }
    expect(demo.people.filter(({ isAdmin }) => isAdmin)).toHaveLength(1)
  })

  test('nobody in the demonstration has a real address, and each address belongs to one person', () => {
    for (const { email } of demo.people) expect(email).toMatch(/^[a-z.]+@[a-z-]+demo\.example$/)
    expect(new Set(demo.people.map(({ email }) => email)).size).toBe(demo.people.length)
  })

  test('a record is written by a member who may write and decided by another who may decide', () => {
    for (const { id, author, validator, workspace } of records) {
      expect(author, id).not.toBe(validator)
      expect(
        rolesIn(author, workspace).some((role) => role !== 'VIEWER'),
        id,
      ).toBe(true)
      expect(
        rolesIn(validator, workspace).some((role) => role === 'VALIDATOR' || role === 'MANAGER'),
        id,
      ).toBe(true)
    }
  })

  test('a record moves forward in time and never beyond the day on which the demonstration plays', () => {
    for (const { id, createdAt, state, firstVersion } of records) {
      const { kind: _kind, ...rest } = state
      const steps = Object.values({ ...rest, reason: undefined }).filter((step) => typeof step === 'string')
      const times = [createdAt, ...(firstVersion ? [firstVersion.publishedAt] : []), ...steps]
      for (const time of times) expect(new Date(time).toISOString(), id).toBe(time)
      expect([...times].sort(), id).toEqual(times)
      expect(times.at(-1)?.slice(0, 10) ?? '', id).toMatch(/^202[56]-/)
      expect((times.at(-1) ?? '') < '2026-11-16', id).toBe(true)
    }
  })

  test('a reader is told why a record was returned or withdrawn, in the language of the record', () => {
    for (const { state } of records) {
      if (state.kind === 'returned') expect(state.reason.length).toBeGreaterThan(30)
      if (state.kind === 'withdrawn') for (const text of Object.values(state.reason)) expect(text.length).toBeGreaterThan(30)
    }
  })
})
