import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { planMerge, type MergePlan } from '#app/features/organisations/duplicates/merge-plan.ts'
import { factsOf } from '#app/features/organisations/mutations/merge-organisations.server.ts'
import { listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { getRegisterEntry, type RegisterEntry } from './register-entry.server.ts'

export type ComparedOrganisation = RegisterEntry & { /** Published projects that name it by one of its identifiers. */ partOf: number }

export type MergePreview = {
  kept: ComparedOrganisation
  merged: ComparedOrganisation
  plan: MergePlan
  /** Somebody said that they are two. */
  apart: boolean
}

/** Two organisations side by side, and what would come of merging the second into the first; nothing is changed. Throws `not-found`. */
export async function previewMerge(actor: Actor, keptId: string, mergedId: string, language: Language): Promise<MergePreview> {
  requireAdmin(actor)
  const [kept, merged] = await Promise.all([compared(actor, keptId, language), compared(actor, mergedId, language)])
  const facts = (entry: RegisterEntry) => factsOf({ ...entry, ...entry.raw })
  const pair = kept.pairs.find(({ first, second }) => first.id === mergedId || second.id === mergedId)
  return { kept, merged, plan: planMerge(facts(kept), facts(merged)), apart: pair?.apart ?? false }
}

async function compared(actor: Actor, organisationId: string, language: Language): Promise<ComparedOrganisation> {
  const entry = await getRegisterEntry(actor, organisationId, language)
  const organisation = [...(entry.ref ? [entry.ref] : []), ...entry.formerRefs]
  const page = { sort: { field: 'updated', descending: true }, cursor: null, limit: 1 }
  const named = organisation.length > 0 ? await listProjects(actor, 'published', { ...NO_FILTERS, organisation }, page) : null
  return { ...entry, partOf: named?.total ?? 0 }
}
