import { createHash } from 'node:crypto'
import type { ExpertContent } from '#app/features/expertise/content.ts'
import { EMPTY_EXPERT } from '#app/features/expertise/content.ts'
import { expertPolicy } from '#app/features/expertise/policy.ts'
import { SECTION_COLUMNS, SECTION_CONTENT, type ExpertSection } from '#app/features/expertise/sections.ts'
import { canonical, type Json } from '#app/features/provenance/content.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Prisma } from '#app/platform/db/generated/client.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'

const expertSelect = {
  id: true,
  workspaceId: true,
  userId: true,
  kind: true,
  name: true,
  pseudonym: true,
  email: true,
  phone: true,
  content: true,
  revision: true,
  seenBy: true,
  proposedBy: true,
  showsName: true,
  consentSource: true,
  consentNote: true,
  consentAt: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.ExpertProfileSelect

type Selected = Prisma.ExpertProfileGetPayload<{ select: typeof expertSelect }>
export type HeldExpert = Omit<Selected, 'content'> & { content: ExpertContent }

/**
 * A profile whole, for its workspace or for whom it is about. In a transaction its row stays locked until the end, so that changes of
 * one profile follow one another. Throws `not-found` for everybody else, and where it is not of the workspace that was asked for.
 */
export async function holdExpert(
  actor: Actor,
  wanted: { profileId: string; workspaceId?: string | undefined },
  tx?: Transaction,
): Promise<HeldExpert> {
  if (!isUuid(wanted.profileId)) throw notFound('expert')
  if (tx) await tx.$queryRaw`select 1 from expert_profile where id = ${wanted.profileId}::uuid for update`
  const found = await (tx ?? db).expertProfile.findUnique({ where: { id: wanted.profileId }, select: expertSelect })
  const isWanted = found && (wanted.workspaceId === undefined || found.workspaceId === wanted.workspaceId)
  if (!isWanted || !expertPolicy.readWhole(actor, found)) throw notFound('expert')
  return held(found)
}

/** A profile whose reader was let in otherwise: by the link of an invitation. Its row stays locked until the transaction ends. Null where there is none. */
export async function lockExpert(tx: Transaction, profileId: string): Promise<HeldExpert | null> {
  await tx.$queryRaw`select 1 from expert_profile where id = ${profileId}::uuid for update`
  const found = await tx.expertProfile.findUnique({ where: { id: profileId }, select: expertSelect })
  return found && held(found)
}

/** Every profile of a person. */
export async function holdOwnExperts(actor: Actor): Promise<HeldExpert[]> {
  if (actor.userId === null) return []
  const found = await db.expertProfile.findMany({
    where: { userId: actor.userId },
    select: expertSelect,
    orderBy: { createdAt: 'asc' },
    take: 20,
  })
  return found.map(held)
}

// What a later version of this program adds to a content is empty in the rows written before.
const held = (row: Selected): HeldExpert => ({ ...row, content: { ...EMPTY_EXPERT, ...(row.content as Partial<ExpertContent>) } })

/** What a section says, as a short text that differs where the section does: what its form is made from. */
export function sectionPrint(expert: HeldExpert, section: ExpertSection): string {
  const content = SECTION_CONTENT[section].map((key) => expert.content[key] as Json | undefined)
  const columns = SECTION_COLUMNS[section].map((key) => expert[key] as Json)
  return createHash('sha256')
    .update(canonical([...content.map((value) => value ?? null), ...columns]))
    .digest('base64url')
    .slice(0, 22)
}
