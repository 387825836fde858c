import { displayName } from '#app/features/expertise/display-name.ts'
import { holdExpert, type HeldExpert } from '#app/features/expertise/internal/held-expert.server.ts'
import { expertPolicy, isOwnProfile } from '#app/features/expertise/policy.ts'
import { getExpertView, type ExpertView } from '#app/features/expertise/queries/directory/expert-view.server.ts'
import { actorNames, listHistory, type EventActor } from '#app/features/provenance/history.server.ts'
import { today } from '#app/features/provenance/today.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatDay, formatInstant } from '#app/platform/i18n/format-date.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** How a workspace vouches for a skill, in words; `isOver`: no longer valid, or below the level that is stated now. */
export type ShownVouching = {
  id: string
  kind: 'ATTESTED' | 'VERIFIED'
  level: number
  by: string | null
  when: string
  until: string | null
  evidence: string
  isOver: boolean
}

export type SheetEvent = { id: string; kind: string; when: string; dateTime: string; actor: EventActor; fields: string[] }

/** A profile whole, for its workspace and for whom it is about. `view` is what is shown of it outside. */
export type ExpertSheet = {
  profileId: string
  name: string
  /** What it is called where the name is not shown. */
  pseudonym: string
  kind: 'PERSON' | 'TEAM'
  email: string | null
  phone: string | null
  view: ExpertView
  /** By id of the skill: its key, null in free words, and all that vouches for it. */
  skills: Record<string, { key: string | null; vouchings: ShownVouching[] }>
  consent: Pick<HeldExpert, 'seenBy' | 'proposedBy' | 'showsName' | 'consentSource' | 'consentNote'> & { when: string | null }
  isOwn: boolean
  isClaimed: boolean
  invitation: { email: string; sent: string; until: string; isOpen: boolean } | null
  events: SheetEvent[]
  can: Record<'edit' | 'changeConsent' | 'verifySkill' | 'invite' | 'erase', boolean>
}

type Wanted = { profileId: string; workspaceId?: string | undefined }

/** Throws `not-found` for everybody but the workspace's members and the person. */
export async function getExpertSheet(actor: Actor, wanted: Wanted, language: Language): Promise<ExpertSheet> {
  const expert = await holdExpert(actor, wanted)
  const [view, skills, invitation, events] = await Promise.all([
    getExpertView(actor, expert.id, language),
    shownVouchings(expert, language),
    lastInvitation(expert, language),
    lastEvents(expert.id, language),
  ])
  const { seenBy, proposedBy, showsName, consentSource, consentNote, consentAt } = expert
  return {
    profileId: expert.id,
    name: expert.name,
    pseudonym: displayName({ ...expert, showsName: false }, translator(language, 'skills')),
    kind: expert.kind,
    email: expert.email,
    phone: expert.phone,
    view,
    skills,
    consent: { seenBy, proposedBy, showsName, consentSource, consentNote, when: consentAt && formatDay(language, consentAt.toISOString()) },
    isOwn: isOwnProfile(actor, expert),
    isClaimed: expert.userId !== null,
    invitation,
    events,
    can: {
      edit: expertPolicy.edit(actor, expert),
      changeConsent: expertPolicy.changeConsent(actor, expert),
      verifySkill: expertPolicy.verifySkill(actor, expert),
      invite: expertPolicy.invite(actor, expert),
      erase: expertPolicy.erase(actor, expert),
    },
  }
}

async function shownVouchings(expert: HeldExpert, language: Language): Promise<ExpertSheet['skills']> {
  const rows = await db.skillVerification.findMany({ where: { profileId: expert.id }, orderBy: { verifiedAt: 'desc' }, take: 300 })
  const names = await actorNames(rows.map(({ verifiedById }) => verifiedById))
  const now = today()
  return Object.fromEntries(
    expert.content.skills.map(({ id, key, level }) => {
      const vouchings = rows
        .filter(({ skill }) => skill === key)
        .map((row) => {
          const validUntil = row.validUntil?.toISOString().slice(0, 10) ?? null
          return {
            id: row.id,
            kind: row.kind,
            level: row.level,
            by: names(row.verifiedById),
            when: formatDay(language, row.verifiedAt.toISOString()),
            until: validUntil && formatDay(language, validUntil),
            evidence: row.evidence,
            isOver: row.level < level || (validUntil !== null && validUntil < now),
          }
        })
      return [id, { key: key ?? null, vouchings }]
    }),
  )
}

async function lastInvitation(expert: HeldExpert, language: Language): Promise<ExpertSheet['invitation']> {
  if (expert.userId !== null) return null
  const found = await db.expertInvitation.findFirst({ where: { profileId: expert.id }, orderBy: { createdAt: 'desc' } })
  return (
    found && {
      email: found.email,
      sent: formatDay(language, found.createdAt.toISOString()),
      until: formatDay(language, found.expiresAt.toISOString()),
      isOpen: found.usedAt === null && found.expiresAt > new Date(),
    }
  )
}

const EVENTS = 12
const ANY = { who: null, part: null, from: null, to: null }

async function lastEvents(profileId: string, language: Language): Promise<SheetEvent[]> {
  const { events } = await listHistory(profileId, ANY, null)
  return events.slice(0, EVENTS).map(({ id, kind, at, actor, changes }) => ({
    id,
    kind,
    when: formatInstant(language, at),
    dateTime: at.toISOString(),
    actor,
    fields: changes.map(({ path }) => path),
  }))
}
