import { expertName } from '#app/features/matching/answers/expert-name.server.ts'
import type { Evidence, Pairing, WhyNot } from '#app/features/matching/model.ts'
import { shownName } from '#app/features/provenance/former-person.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { EvidenceFacts } from './evidence-words.server.ts'
import type { Reader } from './explanation-words.server.ts'

/** What an explanation points to, by id. */
export type ExplanationFacts = EvidenceFacts & {
  expert: (profileId: string) => string
  request: (needId: string) => string | null
  person: (userId: string | null) => string | null
}

type Explained = Pairing & { whyNot: readonly WhyNot[]; override?: { by: string | null } | undefined }

/** Looks up what explanations point to: at most five queries, however many there are. Others are named only to who may know. */
export async function lookUp(explanations: readonly Explained[], { language, seesWho }: Reader): Promise<ExplanationFacts> {
  const evidence = explanations.flatMap(({ components, conditions }) => [...components, ...conditions].flatMap((part) => part.evidence))
  const others = seesWho ? explanations.flatMap(({ whyNot }) => whyNot) : []
  const [verifications, organisations, experts, requests, people] = await Promise.all([
    some(evidence.flatMap(verificationOf), (id) =>
      db.skillVerification.findMany({ where: { id }, select: { id: true, verifiedAt: true } }),
    ),
    some(evidence.flatMap(organisationOf), (id) => db.organisation.findMany({ where: { id }, select: { id: true, name: true } })),
    some(
      others.map(({ profileId }) => profileId),
      (id) =>
        db.expertProfile.findMany({
          // Who takes consent back was compared once, and is named no more.
          where: { id, proposedBy: { not: 'NOBODY' } },
          select: { id: true, kind: true, name: true, pseudonym: true, showsName: true, seenBy: true },
        }),
    ),
    some(
      others.flatMap(({ elsewhere }) => (elsewhere ? [elsewhere] : [])),
      (recordId) => db.expertiseAsk.findMany({ where: { recordId }, select: { recordId: true, title: true } }),
    ),
    some(
      explanations.flatMap(({ override }) => (override?.by ? [override.by] : [])),
      (id) => db.user.findMany({ where: { id }, select: { id: true, name: true } }),
    ),
  ])
  return {
    verifiedOn: (verificationId) => verifications.find(({ id }) => id === verificationId)?.verifiedAt.toISOString() ?? null,
    organisation: (organisationId) => {
      const name = organisations.find(({ id }) => id === organisationId)?.name
      return name ? plainText(name as LanguageText, language) || null : null
    },
    expert: (profileId) => expertName(experts.find(({ id }) => id === profileId) ?? null, false, language),
    request: (needId) =>
      plainText(requests.find(({ recordId }) => recordId === needId)?.title as LanguageText | undefined, language) || null,
    person: (userId) => {
      const name = people.find(({ id }) => id === userId)?.name
      return name === undefined ? null : shownName(name, language)
    },
  }
}

const verificationOf = (one: Evidence) => (one.kind === 'skill' && one.verificationId ? [one.verificationId] : [])
const organisationOf = (one: Evidence) => (one.kind === 'organisation' ? [one.organisationId] : [])

/** Asks only where there is something to ask. */
async function some<Row>(ids: readonly string[], find: (id: { in: string[] }) => Promise<Row[]>): Promise<Row[]> {
  const known = [...new Set(ids)].filter(isUuid)
  return known.length === 0 ? [] : find({ in: known })
}
