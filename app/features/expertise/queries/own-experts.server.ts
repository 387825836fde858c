import { holdOwnExperts } from '#app/features/expertise/internal/held-expert.server.ts'
import { getExpertSheet, type ExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** Whether a person has taken over a profile: what their menu shows. */
export async function hasOwnExpert(actor: Actor): Promise<boolean> {
  return actor.userId !== null && (await db.expertProfile.count({ where: { userId: actor.userId }, take: 1 })) > 0
}

/** Every profile of a person, whole. Throws `unauthenticated` for a visitor. */
export async function listOwnSheets(actor: Actor, language: Language): Promise<ExpertSheet[]> {
  requirePerson(actor)
  const own = await holdOwnExperts(actor)
  return Promise.all(own.map(({ id }) => getExpertSheet(actor, { profileId: id }, language)))
}

/** Throws `unauthenticated` for a visitor, who is sent to sign in. */
export function requirePerson(actor: Actor): void {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated', 'unauthenticated.page')
}
