import { EMPTY_EXPERT } from '#app/features/expertise/content.ts'
import { PostedSection, type SectionProblem } from '#app/features/expertise/forms/posted-section.server.ts'
import { indexExpert } from '#app/features/expertise/index-expert.server.ts'
import { noteExpertEvent } from '#app/features/expertise/internal/change-expert.server.ts'
import { expertPolicy } from '#app/features/expertise/policy.ts'
import { makePseudonym } from '#app/features/expertise/pseudonym.server.ts'
import { LONGEST } from '#app/features/expertise/sections.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { email, words } from '#app/features/provenance/typed-values.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type CreateExpertReply =
  { outcome: 'created'; profileId: string } | { outcome: 'refused'; problems: SectionProblem[]; values: Record<string, string> }

/** Throws `forbidden` where the actor may not add experts to the workspace's roster. */
export function requireExpertCreation(actor: Actor, workspaceId: string): void {
  if (!expertPolicy.add(actor, workspaceId)) throw forbidden('create')
}

/**
 * Adds a profile to a workspace's roster: a name, person or team, and an address where there is one. Only the workspace sees it until
 * consent says more. The id comes with the form, so that a form sent twice makes one profile. Throws `forbidden` and `invalid`.
 */
export async function createExpert(actor: Actor, workspaceId: string, form: FormData, language: Language): Promise<CreateExpertReply> {
  requireExpertCreation(actor, workspaceId)
  const id = formText(form, 'id')
  if (!isUuid(id)) throw new AppError('invalid', 'invalid.form')
  const posted = new PostedSection(form, 'about', language)
  const kind = posted.choice('kind', ['PERSON', 'TEAM'])
  const name = posted.need<string>('name', words(LONGEST.name))
  const address = posted.read<string>('email', email) ?? null
  if (posted.problems.length > 0 || !kind || !name) {
    const values = Object.fromEntries(['id', 'kind', 'name', 'email'].map((field) => [field, posted.text(field)]))
    return { outcome: 'refused', problems: posted.problems, values }
  }
  await inTransaction(async (tx) => {
    const row = {
      id,
      workspaceId,
      kind,
      name,
      email: address,
      pseudonym: makePseudonym(),
      content: EMPTY_EXPERT,
      createdById: actor.userId,
    }
    const { count } = await tx.expertProfile.createMany({ data: [row], skipDuplicates: true })
    if (count === 0) return
    await indexExpert(tx, id)
    await noteExpertEvent(tx, actor, { id, workspaceId }, { kind: 'expert.created', fields: [] })
  })
  if ((await db.expertProfile.count({ where: { id, workspaceId } })) === 0) throw new AppError('invalid', 'invalid.form')
  return { outcome: 'created', profileId: id }
}
