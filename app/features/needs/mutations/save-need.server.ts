import { NEED_KINDS, type NeedKind } from '#app/features/needs/content.ts'
import { PLACE_PATH } from '#app/features/needs/edit-names.ts'
import { needProblems } from '#app/features/needs/edit-rules.server.ts'
import { STEP_PARTS, type NeedFormStep } from '#app/features/needs/edit-steps.ts'
import { settleRequest, withoutRepeats, type SkillRefusals } from '#app/features/needs/expertise/settle-request.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import { settlePlace } from '#app/features/projects/mutations/settle-place.server.ts'
import { fieldValues, type FieldName } from '#app/features/provenance/field-names.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getOwnRecord, isUuid } from '#app/features/provenance/read-record.server.ts'
import { saveForm } from '#app/features/provenance/save-form.server.ts'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import { allTyped } from '#app/features/provenance/take-form.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formText, formTexts } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** `skills`: what the words typed as a skill may mean, by the field's name. */
export type NeedReply = SaveReply & { skills?: SkillRefusals }

export type NeedWhere = { workspaceId: string; needId: string; language: Language }

/** Saves the form of one step. Throws `forbidden` and `not-found`; everything else is in the reply. */
export async function saveNeedStep(actor: Actor, where: NeedWhere, step: NeedFormStep, form: FormData): Promise<NeedReply> {
  if (step === 'expertise') return saveRequest(actor, where, form)
  if (step === 'place') await settleNeedPlace(form, where.language, await storedPlace(actor, where))
  if (step === 'what') settleAsked(form)
  const linkable = step === 'projects' ? await linkableProjects(where.workspaceId, form) : undefined
  return save(actor, where, step, form, linkable)
}

/** Saves the step of a request for expertise, once what was typed as skills is understood. */
async function saveRequest(actor: Actor, where: NeedWhere, form: FormData): Promise<NeedReply> {
  const { problems, refusals } = settleRequest(form, where.language)
  if (problems.length > 0) return { outcome: 'refused', problems, typed: allTyped(form), skills: refusals }
  const reply = await save(actor, where, 'expertise', form)
  return reply.outcome === 'refused' ? { ...reply, problems: withoutRepeats(reply.problems) } : reply
}

function save(actor: Actor, where: NeedWhere, step: NeedFormStep, form: FormData, linkable?: ReadonlySet<string>): Promise<SaveReply> {
  return saveForm(actor, needRecorded, { workspaceId: where.workspaceId, recordId: where.needId }, form, {
    kinds: needFields(where.language, linkable),
    parts: STEP_PARTS[step],
    rules: needProblems,
  })
}

/** The kind of the need, as its form has it. Throws `not-found`. */
export async function kindOf(actor: Actor, { workspaceId, needId }: NeedWhere): Promise<NeedKind | undefined> {
  const record = await getOwnRecord(actor, 'NEED', workspaceId, needId)
  const facts = (await readParts(db, record.id, 'WORKING', ['facts'])).get('facts')
  return NEED_KINDS.find((kind) => kind === facts?.['kind'])
}

const PRECISIONS = ['precision', 'publicPrecision'].map((field) => `${PLACE_PATH}/${field}`)

/** As any place; the precision of a place that the whole form leaves blank says nothing. */
async function settleNeedPlace(form: FormData, language: Language, stored: Readonly<Record<FieldName, string>>): Promise<void> {
  await settlePlace(form, PLACE_PATH, language, stored)
  const typed = [...formTexts(form)].filter(([name]) => name.startsWith(`${PLACE_PATH}/`))
  const others = typed.filter(([name]) => !PRECISIONS.includes(name))
  if (others.length === 0 || others.some(([, text]) => text.trim() !== '')) return
  for (const name of PRECISIONS) if (form.has(name)) form.set(name, '')
}

async function storedPlace(actor: Actor, { workspaceId, needId, language }: NeedWhere) {
  const record = await getOwnRecord(actor, 'NEED', workspaceId, needId)
  return fieldValues(await readParts(db, record.id, 'WORKING', ['facts']), needFields(language, undefined))
}

/** A currency without an amount says nothing. */
function settleAsked(form: FormData): void {
  if (form.has('facts/money/currency') && formText(form, 'facts/money/amount').trim() === '') form.set('facts/money/currency', '')
}

/** Of the projects that a form names, those a need of the workspace may name: what is published, and the workspace's own drafts. */
async function linkableProjects(workspaceId: string, form: FormData): Promise<Set<string>> {
  const named = [...formTexts(form)].flatMap(([name, text]) => (name.startsWith('projects/') ? [text] : []))
  const found = await db.record.findMany({
    where: { id: { in: named.filter(isUuid) }, kind: 'PROJECT', OR: [{ publication: 'PUBLISHED' }, { publication: 'NONE', workspaceId }] },
    select: { id: true },
  })
  return new Set(found.map(({ id }) => id))
}
