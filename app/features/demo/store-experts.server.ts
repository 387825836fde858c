import { v7 as uuidv7 } from 'uuid'
import type { DemoExpert, DemoVerification } from '#prisma/seed/demo/experts/expert.ts'
import type { ExpertContent } from '#app/features/expertise/content.ts'
import { indexExpert } from '#app/features/expertise/index-expert.server.ts'
import { touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import type { Cast } from './history-of.ts'

/**
 * Stores profiles with how their skills are vouched for and the events of both. Nobody is sent word of it. A profile that stands is left as
 * it is. Gives the number of those that are new.
 */
export async function storeExperts(tx: Transaction, cast: Cast, experts: readonly DemoExpert[]): Promise<number> {
  const organisationOf = await organisationsOf(tx, cast, [...new Set(experts.flatMap(({ conflicts }) => conflicts))])
  const made = await tx.expertProfile.createManyAndReturn({
    data: experts.map((expert) => profileRow(cast, expert, organisationOf)),
    skipDuplicates: true,
    select: { id: true },
  })
  const ids = new Set(made.map(({ id }) => id))
  const fresh = experts.filter(({ id }) => ids.has(id))
  await tx.skillVerification.createMany({ data: fresh.flatMap((expert) => verificationRows(cast, expert)) })
  await tx.event.createMany({ data: fresh.flatMap((expert) => eventRows(cast, expert)) })
  for (const { id } of fresh) await indexExpert(tx, id)
  await touchPublicData(tx)
  return fresh.length
}

/** The organisations of workspaces, by slug. */
async function organisationsOf(tx: Transaction, cast: Cast, slugs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.workspace.findMany({
    where: { id: { in: slugs.map((slug) => cast.workspace(slug).workspaceId) } },
    select: { slug: true, organisationId: true },
  })
  return new Map(rows.flatMap(({ slug, organisationId }) => (organisationId ? [[slug, organisationId]] : [])))
}

function profileRow(cast: Cast, expert: DemoExpert, organisationOf: ReadonlyMap<string, string>) {
  const { id, kind, name, pseudonym, email, consent, createdBy } = expert
  const content: ExpertContent = { ...expert.content, conflicts: expert.conflicts.flatMap((slug) => organisationOf.get(slug) ?? []) }
  const { stated } = consent
  return {
    id,
    workspaceId: cast.workspace(expert.workspace).workspaceId,
    userId: expert.account ? cast.person(expert.account).userId : null,
    kind,
    name,
    pseudonym,
    email,
    content,
    revision: expert.verifications.length,
    seenBy: consent.seenBy,
    proposedBy: consent.proposedBy,
    showsName: consent.showsName,
    consentSource: stated?.source ?? null,
    consentNote: stated?.note ?? null,
    consentAt: stated ? new Date(stated.at) : null,
    isDemo: true,
    createdAt: new Date(expert.createdAt),
    createdById: cast.person(createdBy).userId,
    updatedAt: new Date(lastChangeOf(expert)),
  }
}

const lastChangeOf = ({ createdAt, verifications, consent }: DemoExpert): string =>
  [createdAt, consent.stated?.at ?? createdAt, ...verifications.map(({ at }) => at)].reduce((last, at) => (at > last ? at : last))

const verificationRows = (cast: Cast, { id: profileId, verifications }: DemoExpert) =>
  verifications.map(({ by, at, validUntil, ...verification }) => ({
    ...verification,
    profileId,
    verifiedById: cast.person(by).userId,
    verifiedAt: new Date(at),
    validUntil: validUntil ? new Date(validUntil) : null,
  }))

/** What happened to a profile, as the register of its workspace tells it: fields without their values. */
function eventRows(cast: Cast, { id: recordId, workspace, createdBy, createdAt, verifications, consent, account }: DemoExpert) {
  const { workspaceId } = cast.workspace(workspace)
  const event = (kind: string, by: string, at: string, fields: string[]) => ({
    id: uuidv7({ msecs: Date.parse(at) }),
    at: new Date(at),
    kind,
    recordId,
    workspaceId,
    actorKind: 'PERSON' as const,
    actorId: cast.person(by).userId,
    changes: fields.map((path) => ({ path, before: null, after: null })),
  })
  return [
    event('expert.created', createdBy, createdAt, []),
    ...(consent.stated ? [event('expert.consentChanged', account ?? createdBy, consent.stated.at, ['seenBy', 'proposedBy'])] : []),
    ...verifications.map(({ by, at }: DemoVerification) => event('expert.skillVerified', by, at, ['skills'])),
  ]
}
