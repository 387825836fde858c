import { v7 as uuidv7 } from 'uuid'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { deriveOrganisations } from '#app/features/organisations/derive-organisations.server.ts'
import { findOrganisationByRef } from '#app/features/organisations/find-by-ref.server.ts'
import {
  readOrganisationForm,
  typedOrganisation,
  type FieldProblem,
  type OrganisationFacts,
  type TypedOrganisation,
} from '#app/features/organisations/organisation-form.ts'
import { same } from '#app/features/provenance/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'

/** What was refused, and everything typed; `changedMeanwhile`: somebody saved since the form was made. */
export type RefusedOrganisation = { problems: FieldProblem[]; changedMeanwhile: boolean; typed: TypedOrganisation }
export type SavedOrganisation = { organisationId: string } | RefusedOrganisation

const FACTS = ['name', 'ref', 'type', 'country', 'aliases'] as const

/** Adds an organisation to the register, from its form. Throws `not-found` for who does not run the instance. */
export async function addOrganisation(actor: Actor, form: FormData): Promise<SavedOrganisation> {
  requireAdmin(actor)
  const typed = typedOrganisation(form)
  const read = readOrganisationForm(typed)
  if ('problems' in read) return { problems: read.problems, changedMeanwhile: false, typed }
  const { facts } = read
  const id = uuidv7()
  return inTransaction(async (tx) => {
    if (await isRefTaken(tx, facts.ref, null)) return { problems: [{ name: 'ref', problem: 'refTaken' }], changedMeanwhile: false, typed }
    const made = await tx.organisation.createMany({ data: { id, ...facts }, skipDuplicates: true })
    if (made.count === 0) return { problems: [{ name: 'ref', problem: 'refTaken' }], changedMeanwhile: false, typed }
    const changes = FACTS.map((path) => ({ path: `organisations/${id}/${path}`, before: null, after: facts[path] }))
    await recordEvent(tx, { actor, kind: 'organisation.created', changes })
    await deriveOrganisations(tx, [id])
    await touchPublicData(tx)
    return { organisationId: id }
  })
}

/**
 * Changes what the register says of an organisation, from its form; an identifier that is replaced stays as one it had, and
 * still finds it. Throws `not-found` for who does not run the instance, and for an organisation that is none or was merged.
 */
export async function changeOrganisation(actor: Actor, organisationId: string, form: FormData): Promise<SavedOrganisation> {
  requireAdmin(actor)
  if (!isUuid(organisationId)) throw notFound('organisation')
  const typed = typedOrganisation(form)
  const read = readOrganisationForm(typed)
  if ('problems' in read) return { problems: read.problems, changedMeanwhile: false, typed }
  const { facts } = read
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from organisation where id = ${organisationId}::uuid for update`
    const before = await tx.organisation.findUnique({ where: { id: organisationId } })
    if (!before || before.mergedIntoId) throw notFound('organisation')
    if (formText(form, 'revision') !== String(before.revision)) return { problems: [], changedMeanwhile: true, typed }
    if (await isRefTaken(tx, facts.ref, organisationId))
      return { problems: [{ name: 'ref', problem: 'refTaken' }], changedMeanwhile: false, typed }
    const changes = FACTS.filter((path) => !same(before[path] as LanguageText, facts[path])).map((path) => ({
      path: `organisations/${organisationId}/${path}`,
      before: before[path] as LanguageText,
      after: facts[path],
    }))
    if (changes.length === 0) return { organisationId }
    await tx.organisation.update({ where: { id: organisationId }, data: { ...facts, ...formerRefs(before, facts), ...changed() } })
    await recordEvent(tx, { actor, kind: 'organisation.changed', changes })
    await deriveOrganisations(tx, [organisationId])
    await touchPublicData(tx)
    return { organisationId }
  })
}

/** What every change of an organisation does to its row. */
export const changed = () => ({ revision: { increment: 1 }, updatedAt: new Date() })

function formerRefs(before: { ref: string | null; formerRefs: string[] }, { ref }: OrganisationFacts): { formerRefs: string[] } {
  const had = before.ref && before.ref !== ref ? [before.ref] : []
  return { formerRefs: [...new Set([...before.formerRefs, ...had])].filter((one) => one !== ref) }
}

/** An identifier names one organisation, and one it had names no other. */
async function isRefTaken(tx: Transaction, ref: string | null, organisationId: string | null): Promise<boolean> {
  if (!ref) return false
  const found = await findOrganisationByRef(ref, tx)
  const holder = await tx.organisation.findUnique({ where: { ref }, select: { id: true } })
  return (found !== null && found !== organisationId) || (holder !== null && holder.id !== organisationId)
}
