import type { DemoGroup } from '#app/features/demo/components/demo-sign-ins.tsx'
import { taggedText } from '#app/features/provenance/tagged-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { homeSeat, ROLES, type Role, type WorkspaceKind } from '#app/features/workspaces/roles.ts'
import { db } from '#app/platform/db/client.server.ts'
import { DEMO_PASSWORD } from './demo-password.server.ts'

export type DemoSignIn = { name: string; email: string; role: Role | 'ADMIN' | 'EXPERT'; language: string }
/**
 * The people of one workspace who are first at home there, managers first; `key` is its slug. `workspace` is null for those who run the
 * instance, and for `experts`: those who have a profile and no seat.
 */
export type DemoSignIns = { key: string; workspace: { slug: string; kind: WorkspaceKind; name: LanguageText } | null; people: DemoSignIn[] }

/** Who can sign in to the demonstration, by workspace; each person once, where their role is the highest. */
export async function listDemoSignIns(): Promise<DemoSignIns[]> {
  const people = await db.user.findMany({
    where: { isDemo: true, suspendedAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      language: true,
      isAdmin: true,
      memberships: { select: { role: true, workspace: { select: { slug: true, kind: true, name: true } } } },
    },
    orderBy: { email: 'asc' },
  })
  const experts = await expertsAmong(people.map(({ id }) => id))
  const groups = new Map<string, DemoSignIns>()
  for (const { id, memberships, isAdmin, ...person } of people) {
    const seat = homeSeat(memberships)
    if (!seat && !isAdmin && !experts.has(id)) continue
    const key = seat?.workspace.slug ?? (isAdmin ? '' : EXPERTS)
    const workspace = seat ? { ...seat.workspace, name: seat.workspace.name as LanguageText } : null
    const group = groups.get(key) ?? { key, workspace, people: [] }
    group.people.push({ ...person, role: seat?.role ?? (isAdmin ? 'ADMIN' : 'EXPERT') })
    groups.set(key, group)
  }
  for (const { people: members } of groups.values()) members.sort((a, b) => rank(b.role) - rank(a.role))
  return [...groups.values()].sort((a, b) => KINDS.indexOf(a.workspace?.kind ?? a.key) - KINDS.indexOf(b.workspace?.kind ?? b.key))
}

/** Those of some people who have a profile of their own. */
async function expertsAmong(userIds: readonly string[]): Promise<Set<string>> {
  const profiles = await db.expertProfile.findMany({ where: { userId: { in: [...userIds] } }, select: { userId: true } })
  return new Set(profiles.flatMap(({ userId }) => userId ?? []))
}

const EXPERTS = 'experts'

const KINDS: readonly string[] = ['GOVERNMENT', 'NGO', 'PARTNER', 'COORDINATION', EXPERTS, '']
const rank = (role: DemoSignIn['role']) => (ROLES as readonly string[]).indexOf(role)

/** The sign-ins as lines of text for the person who starts the portal: e-mail, role and workspace, and the one password. */
export async function demoSignInLines(): Promise<string[]> {
  const groups = await listDemoSignIns()
  if (groups.length === 0) return []
  const rows = groups.flatMap(({ workspace, people }) => people.map(({ email, role }) => [email, role, workspace?.slug ?? ''] as const))
  const width = Math.max(...rows.map(([email]) => email.length))
  const lines = rows.map(([email, role, slug]) => `  ${email.padEnd(width)}  ${role.padEnd(11)}  ${slug}`.trimEnd())
  return ['', `Demonstration: sign in as any of these with the password  ${DEMO_PASSWORD}`, ...lines]
}

/** The sign-ins as the sign-in page shows them to a reader. */
export async function demoGroups(language: Language): Promise<DemoGroup[]> {
  return (await listDemoSignIns()).map(({ key, workspace, people }) => ({
    key,
    workspace: taggedText(workspace?.name, language),
    kind: workspace?.kind ?? null,
    people: people.map(({ name, language: lang, email, role }) => ({ name, lang, email, role })),
  }))
}
