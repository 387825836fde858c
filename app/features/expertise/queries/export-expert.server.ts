import { holdExpert } from '#app/features/expertise/internal/held-expert.server.ts'
import { expertPolicy, isOwnProfile } from '#app/features/expertise/policy.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { forbidden } from '#app/platform/errors/app-error.ts'

/** Everything the portal holds about an expert, for whom it is about. Throws `not-found`, and `forbidden` for anybody else. */
export async function exportExpert(actor: Actor, profileId: string): Promise<object> {
  const expert = await holdExpert(actor, { profileId })
  if (!isOwnProfile(actor, expert) || !expertPolicy.readWhole(actor, expert)) throw forbidden('expert')
  const where = { profileId: expert.id }
  const [workspace, verifications, invitations, matches, decisions, events] = await Promise.all([
    db.workspace.findUnique({ where: { id: expert.workspaceId }, select: { slug: true, name: true } }),
    db.skillVerification.findMany({
      where,
      select: { skill: true, level: true, kind: true, evidence: true, verifiedAt: true, validUntil: true },
      orderBy: { verifiedAt: 'asc' },
    }),
    db.expertInvitation.findMany({
      where,
      select: { email: true, language: true, createdAt: true, expiresAt: true, usedAt: true },
      orderBy: { createdAt: 'asc' },
    }),
    db.match.findMany({
      where,
      orderBy: { createdAt: 'asc' },
      omit: { sentById: true, requesterReason: true, requesterAnsweredById: true },
    }),
    db.matchDecision.findMany({ where, select: { needId: true, kind: true, reason: true, decidedAt: true } }),
    db.event.findMany({ where: { recordId: expert.id }, select: { kind: true, at: true, changes: true }, orderBy: { id: 'asc' } }),
  ])
  return {
    exportedAt: new Date(),
    profile: expert,
    workspace,
    verifications,
    invitations,
    matches: matches.map(withoutOthers),
    decisions,
    events,
  }
}

type ExportedMatch = { explanation: unknown; endCode: string | null; endReason: string | null }

/** What a match says of its expert. Other experts who were compared, and what others wrote to end it, are not theirs to take along. */
function withoutOthers<M extends ExportedMatch>(match: M): M {
  const { whyNot: _others, override, ...explanation } = (match.explanation ?? {}) as { whyNot?: unknown; override?: { reason?: unknown } }
  const endReason = match.endCode === 'expert' ? match.endReason : null
  return { ...match, endReason, explanation: { ...explanation, ...(override && { override: { reason: override.reason } }) } }
}
