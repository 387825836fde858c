import type { DemoGroup } from '#app/features/demo/components/demo-sign-ins.tsx'
import { taggedText } from '#app/features/provenance/tagged-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { homeSeat, ROLES, type Role, type WorkspaceKind } from '#app/features/workspaces/roles.ts'
import { db } from '#app/platform/db/client.server.ts'
import { DEMO_PASSWORD } from './demo-password.server.ts'

export type DemoSignIn = { name: string; email: string; role: Role | 'ADMIN'; language: string }
/** The people of one workspace who are first at home there, managers first. `workspace` is null for those who run the instance. */
export type DemoSignIns = { workspace: { slug: string; kind: WorkspaceKind; name: LanguageText } | null; people: DemoSignIn[] }

/** Who can sign in to the demonstration, by workspace; each person once, where their role is the highest. */
export async function listDemoSignIns(): Promise<DemoSignIns[]> {
  const people = await db.user.findMany({
    where: { isDemo: true },
    select: {
      name: true,
      email: true,
      language: true,
      isAdmin: true,
      memberships: { select: { role: true, workspace: { select: { slug: true, kind: true, name: true } } } },
    },
    orderBy: { email: 'asc' },
  })
  const groups = new Map<string, DemoSignIns>()
  for (const { memberships, isAdmin, ...person } of people) {
    const seat = homeSeat(memberships)
    if (!seat && !isAdmin) continue
    const slug = seat?.workspace.slug ?? ''
    const workspace = seat ? { ...seat.workspace, name: seat.workspace.name as LanguageText } : null
    const group = groups.get(slug) ?? { workspace, people: [] }
    group.people.push({ ...person, role: seat?.role ?? 'ADMIN' })
    groups.set(slug, group)
  }
  for (const { people: members } of groups.values()) members.sort((a, b) => rank(b.role) - rank(a.role))
  return [...groups.values()].sort((a, b) => KINDS.indexOf(a.workspace?.kind ?? '') - KINDS.indexOf(b.workspace?.kind ?? ''))
}

const KINDS: readonly string[] = ['GOVERNMENT', 'NGO', 'PARTNER', 'COORDINATION', '']
const rank = (role: Role | 'ADMIN') => (ROLES as readonly string[]).indexOf(role)

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
  return (await listDemoSignIns()).map(({ workspace, people }) => ({
    key: workspace?.slug ?? '',
    workspace: taggedText(workspace?.name, language),
    kind: workspace?.kind ?? null,
    people: people.map(({ name, language: lang, email, role }) => ({ name, lang, email, role })),
  }))
}
