import { v7 as uuidv7 } from 'uuid'
import { accountPolicy } from '#app/features/accounts/policy.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { REGISTER_JOB } from '#app/features/workspaces/register-job.ts'
import type { WorkspaceKind } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { enqueue } from '#app/platform/jobs/jobs.server.ts'

export type NewWorkspace = {
  slug: string
  kind: WorkspaceKind
  name: LanguageText
  /** ISO 3166-1 alpha-2. */
  country?: string | undefined
  /** Identifier of its organisation; one that the register does not hold yet is added under the workspace's name. */
  organisationRef?: string | undefined
  /** What a COORDINATION workspace coordinates: countries, and DAC sectors or groups; empty means all. */
  scope?: { countries: string[]; sectors: string[] } | undefined
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/
// /iati/{workspace}.xml stands beside /iati/activities.xml.
const TAKEN = ['activities']

/** True for what may stand for a workspace in addresses: 1 to 60 small letters, digits and hyphens. */
export const isSlug = (slug: string) => SLUG.test(slug) && !TAKEN.includes(slug)

/** Makes a workspace and gives its id. Throws `forbidden`, and `conflict` for a slug in use. */
export async function createWorkspace(actor: Actor, workspace: NewWorkspace): Promise<string> {
  return inTransaction(async (tx) => {
    const { organisationRef, name, country } = workspace
    return addWorkspace(tx, actor, workspace, organisationRef ? await organisationOf(tx, organisationRef, name, country) : null)
  })
}

/** The same inside a transaction, for an organisation of the register. */
export async function addWorkspace(
  tx: Transaction,
  actor: Actor,
  { slug, kind, name, country, scope }: Omit<NewWorkspace, 'organisationRef'>,
  organisationId: string | null,
): Promise<string> {
  if (!accountPolicy.createWorkspace(actor)) throw forbidden('createWorkspace')
  const id = uuidv7()
  const data = {
    slug,
    kind,
    country: country ?? null,
    organisationId,
    scopeCountries: scope?.countries ?? [],
    scopeSectors: scope?.sectors ?? [],
  }
  const made = await tx.workspace.createMany({ data: { id, name, ...data }, skipDuplicates: true })
  if (made.count === 0) throw new AppError('conflict', 'conflict.slug', { slug })
  const changes = Object.entries({ name, ...data }).map(([path, after]) => ({ path, before: null, after }))
  await recordEvent(tx, { actor, kind: 'workspace.created', workspaceId: id, changes })
  await touchPublicData(tx)
  return id
}

/** An identifier that an organisation had before names it still, and so does that of one that was merged into it. */
async function organisationOf(tx: Transaction, ref: string, name: LanguageText, country: string | undefined): Promise<string> {
  const former = await tx.organisation.findFirst({ where: { formerRefs: { has: ref }, mergedIntoId: null }, select: { id: true } })
  if (former) return former.id
  const made = await tx.organisation.createMany({ data: { id: uuidv7(), ref, name, country: country ?? null }, skipDuplicates: true })
  if (made.count > 0) await enqueue(tx, REGISTER_JOB, {}, { key: REGISTER_JOB })
  const { id, mergedIntoId } = await tx.organisation.findUniqueOrThrow({ where: { ref }, select: { id: true, mergedIntoId: true } })
  return mergedIntoId ?? id
}
