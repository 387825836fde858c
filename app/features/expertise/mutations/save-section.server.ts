import { PostedSection, type SectionProblem, type ShownForm } from '#app/features/expertise/forms/posted-section.server.ts'
import { readConsent } from '#app/features/expertise/forms/read-consent.server.ts'
import { readSection } from '#app/features/expertise/forms/read-section.server.ts'
import { changeExpert } from '#app/features/expertise/internal/change-expert.server.ts'
import { holdExpert, sectionPrint, type HeldExpert } from '#app/features/expertise/internal/held-expert.server.ts'
import { withdrawMatches } from '#app/features/expertise/internal/withdraw-matches.server.ts'
import { expertPolicy } from '#app/features/expertise/policy.ts'
import { BASE_NAME, type ExpertSection } from '#app/features/expertise/sections.ts'
import { same, type Json } from '#app/features/provenance/content.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { AppError, forbidden } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

export type ExpertWhere = {
  profileId: string
  /** On a workspace's pages: the profile is of this one. */ workspaceId?: string | undefined
  language: Language
}

/** `base`: what the form that is shown again is made from. `again`: a row was added or taken away, and nothing saved. */
export type SectionReply =
  | { outcome: 'saved' }
  | { outcome: 'refused'; problems: SectionProblem[]; shown: ShownForm; base: string }
  | { outcome: 'conflict'; shown: ShownForm; base: string }
  | { outcome: 'again'; shown: ShownForm; base: string }

export const statusOfSection = ({ outcome }: SectionReply) => ({ saved: 200, refused: 422, conflict: 409, again: 200 })[outcome]

/**
 * Saves the form of one section. Where somebody changed that section since the form was made, nothing is saved and both are shown.
 * Consent that gets narrower withdraws at once what it no longer covers. Throws `not-found`, `forbidden`, and `invalid` for a form
 * that does not say what it was made from.
 */
export async function saveSection(actor: Actor, where: ExpertWhere, section: ExpertSection, form: FormData): Promise<SectionReply> {
  const base = formText(form, BASE_NAME)
  if (base === '') throw new AppError('invalid', 'invalid.form')
  return inTransaction(async (tx) => {
    const expert = await holdExpert(actor, where, tx)
    if (!expertPolicy[section === 'consent' ? 'changeConsent' : 'edit'](actor, expert)) throw forbidden('expert')
    const posted = new PostedSection(form, section, where.language)
    const change = await readChange(posted, section, actor, expert)
    if (posted.changesRows) return { outcome: 'again', shown: posted.shown(), base }
    if (posted.problems.length > 0) return { outcome: 'refused', problems: posted.problems, shown: posted.shown(), base }
    const fields = changedFields(expert, change)
    if (fields.length === 0) return { outcome: 'saved' }
    const print = sectionPrint(expert, section)
    if (print !== base) return { outcome: 'conflict', shown: posted.shown(), base: print }
    await applyChange(tx, actor, expert, section, { ...change, fields })
    return { outcome: 'saved' }
  })
}

type SectionChange = { columns: Partial<HeldExpert>; content: Partial<HeldExpert['content']> }

async function readChange(posted: PostedSection, section: ExpertSection, actor: Actor, expert: HeldExpert): Promise<SectionChange> {
  if (section === 'consent') return { columns: readConsent(posted, actor, expert), content: {} }
  const { columns = {}, content } = await readSection(posted, section, expert)
  return { columns, content }
}

function changedFields(expert: HeldExpert, { columns, content }: SectionChange): string[] {
  const inColumns = Object.entries(columns).filter(([key, value]) => !same(expert[key as keyof HeldExpert] as Json, value as Json))
  const inContent = Object.entries(content).filter(
    ([key, value]) => !same(expert.content[key as keyof HeldExpert['content']] as Json, value as Json),
  )
  return [...inColumns, ...inContent].map(([key]) => key)
}

async function applyChange(
  tx: Transaction,
  actor: Actor,
  expert: HeldExpert,
  section: ExpertSection,
  { columns, content, fields }: SectionChange & { fields: string[] },
): Promise<void> {
  const isConsent = section === 'consent'
  await changeExpert(tx, actor, expert, {
    kind: isConsent ? 'expert.consentChanged' : 'expert.edited',
    fields,
    columns: { ...columnsOf(columns), ...(isConsent && { consentAt: new Date() }) },
    content: { ...expert.content, ...content },
  })
  if (isConsent) await withdrawMatches(tx, actor, { ...expert, proposedBy: columns.proposedBy ?? 'NOBODY' })
}

/** Of a change, what is a column of its own. */
function columnsOf({ kind, name, email, phone, seenBy, proposedBy, showsName, consentNote, consentSource }: Partial<HeldExpert>) {
  const columns = { kind, name, email, phone, seenBy, proposedBy, showsName, consentNote, consentSource }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}
