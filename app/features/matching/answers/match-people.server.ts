import { CEFR } from '#app/features/classifications/cefr.ts'
import type { ExpertContent } from '#app/features/expertise/content.ts'
import { VALIDATORS, type Role } from '#app/features/workspaces/roles.ts'
import { db } from '#app/platform/db/client.server.ts'
import { FALLBACK_LANGUAGE, isLanguage, type Language } from '#app/platform/i18n/languages.ts'
import type { MatchRow } from './match-row.server.ts'

/** Who is written to. `id` stands for the person: of an account, else the profile's. */
export type MatchReader = { id: string; userId: string | null; email: string; name: string; language: Language }

/** A name and where it is reached, for the other side once both have accepted. */
export type Contact = { name: string; email: string | null; phone: string | null }

const languageOf = (language: string): Language => (isLanguage(language) ? language : FALLBACK_LANGUAGE)
const person = { id: true, email: true, name: true, language: true } as const
const asReader = ({ id, email, name, language }: { id: string; email: string; name: string; language: string }): MatchReader => ({
  id,
  userId: id,
  email,
  name,
  language: languageOf(language),
})

/** Those who validate in a workspace. */
export async function validatorsOf(workspaceId: string): Promise<MatchReader[]> {
  const members = await db.membership.findMany({
    where: { workspaceId, role: { in: [...VALIDATORS] as Role[] } },
    select: { user: { select: person } },
    orderBy: { userId: 'asc' },
  })
  return members.map(({ user }) => asReader(user))
}

/** The expert, where a mail reaches them: at the account, else at the address of the profile. */
export async function expertReader(profileId: string): Promise<MatchReader | null> {
  const profile = await db.expertProfile.findUnique({
    where: { id: profileId },
    select: { id: true, userId: true, name: true, email: true, content: true },
  })
  if (profile?.userId) {
    const user = await db.user.findUnique({ where: { id: profile.userId }, select: person })
    if (user) return asReader(user)
  }
  if (!profile?.email) return null
  const { id, name, email } = profile
  return { id, userId: null, email, name, language: bestLanguage(profile.content as unknown as ExpertContent) }
}

/** The language of the portal that an expert without an account speaks best. */
export function bestLanguage({ languages }: Pick<ExpertContent, 'languages'>): Language {
  const spoken = languages.flatMap(({ tag, level }) => (isLanguage(tag) ? [{ tag, level: CEFR.indexOf(level) }] : []))
  return spoken.sort((a, b) => b.level - a.level)[0]?.tag ?? FALLBACK_LANGUAGE
}

/** Who sent a match, as long as they may; else those who may. */
export async function coordinatorsOf(matchId: string, workspaceId: string): Promise<MatchReader[]> {
  const [match, validators] = await Promise.all([
    db.match.findUnique({ where: { id: matchId }, select: { sentById: true } }),
    validatorsOf(workspaceId),
  ])
  const sender = validators.filter(({ id }) => id === match?.sentById)
  return sender.length > 0 ? sender : validators
}

/** How the expert of a match is reached. The caller has seen to it that the reader may know. */
export async function expertContact({ profileId }: Pick<MatchRow, 'profileId'>): Promise<Contact | null> {
  const profile = await db.expertProfile.findUnique({
    where: { id: profileId },
    select: { name: true, email: true, phone: true, userId: true },
  })
  if (!profile) return null
  const user = profile.userId ? await db.user.findUnique({ where: { id: profile.userId }, select: { email: true } }) : null
  return { name: profile.name, email: profile.email ?? user?.email ?? null, phone: profile.phone }
}

/** Who accepted for the organisation that asks; null where their account was erased since. The caller has seen to it that the reader may know. */
export async function requesterContact({ requesterAnsweredById }: Pick<MatchRow, 'requesterAnsweredById'>): Promise<Contact | null> {
  const user = requesterAnsweredById
    ? await db.user.findFirst({ where: { id: requesterAnsweredById, erasedAt: null }, select: { name: true, email: true } })
    : null
  return user && { ...user, phone: null }
}
