import { v7 as uuidv7 } from 'uuid'
import { SKILL_LEVELS } from '#app/features/expertise/content.ts'
import { PostedSection, type SectionProblem } from '#app/features/expertise/forms/posted-section.server.ts'
import { changeExpert } from '#app/features/expertise/internal/change-expert.server.ts'
import { holdExpert } from '#app/features/expertise/internal/held-expert.server.ts'
import { expertPolicy } from '#app/features/expertise/policy.ts'
import { LONGEST } from '#app/features/expertise/sections.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { today } from '#app/features/provenance/today.ts'
import { day, words } from '#app/features/provenance/typed-values.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction } from '#app/platform/db/transaction.server.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'
import type { ExpertWhere } from './save-section.server.ts'

export const VOUCHINGS = ['ATTESTED', 'VERIFIED'] as const
const FIELDS = ['kind', 'level', 'evidence', 'validUntil'] as const

export type VerifyReply = { outcome: 'done' } | { outcome: 'refused'; problems: SectionProblem[]; values: Record<string, string> }

/**
 * Vouches for a skill that a profile states, up to a level, with what was seen. Throws `not-found` (also for a skill it does not state) and
 * `forbidden`: nobody vouches for themself.
 */
export async function verifySkill(actor: Actor, where: ExpertWhere, skill: string, form: FormData): Promise<VerifyReply> {
  return inTransaction(async (tx) => {
    const expert = await holdExpert(actor, where, tx)
    if (!expertPolicy.verifySkill(actor, expert)) throw forbidden('verifySkill')
    if (!expert.content.skills.some(({ key }) => key === skill)) throw notFound('skill')
    const posted = new PostedSection(form, 'skills', where.language)
    const kind = posted.choice('kind', VOUCHINGS)
    const level = Number(posted.choice('level', ['1', '2', '3', '4']) ?? SKILL_LEVELS[0])
    const evidence = posted.need<string>('evidence', words(LONGEST.evidence))
    const validUntil = posted.read<string>('validUntil', day)
    if (validUntil && validUntil < today()) posted.refuse('validUntil', 'past')
    if (posted.problems.length > 0 || !kind || !evidence)
      return { outcome: 'refused', problems: posted.problems, values: Object.fromEntries(FIELDS.map((name) => [name, posted.text(name)])) }
    if ((await tx.skillVerification.count({ where: { profileId: expert.id } })) >= MOST_VOUCHINGS) throw forbidden('verifyMore')
    await tx.skillVerification.create({
      data: {
        id: uuidv7(),
        profileId: expert.id,
        skill,
        level,
        kind,
        evidence,
        verifiedById: actor.userId,
        validUntil: validUntil ? new Date(`${validUntil}T00:00:00Z`) : null,
      },
    })
    await changeExpert(tx, actor, expert, { kind: 'expert.skillVerified', fields: ['skills'] })
    return { outcome: 'done' }
  })
}

const MOST_VOUCHINGS = 300

/** Takes back that a skill is vouched for. Throws `not-found` and `forbidden`. */
export async function removeVerification(actor: Actor, where: ExpertWhere, verificationId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const expert = await holdExpert(actor, where, tx)
    if (!expertPolicy.verifySkill(actor, expert)) throw forbidden('verifySkill')
    const removed = isUuid(verificationId)
      ? await tx.skillVerification.deleteMany({ where: { id: verificationId, profileId: expert.id } })
      : { count: 0 }
    if (removed.count === 0) throw notFound('skill')
    await changeExpert(tx, actor, expert, { kind: 'expert.verificationRemoved', fields: ['skills'] })
  })
}
