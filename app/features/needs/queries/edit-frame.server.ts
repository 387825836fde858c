import type { NeedContent } from '#app/features/needs/content.ts'
import { isNeedStep, NEEDED_STEPS, stepsOf, type NeedStep } from '#app/features/needs/edit-steps.ts'
import { needHindrances } from '#app/features/needs/hindrances.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import type { EditFrame, Hindrance, StepStanding } from '#app/features/provenance/edit-frame.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { rightsOver } from '#app/features/provenance/policy.ts'
import { getOwnRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { commentsInForm, readValidators } from '#app/features/provenance/review.server.ts'
import { taggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { needWords } from './need-words.server.ts'

export type NeedFrame = EditFrame<NeedStep> & { needId: string }

/** The frame of a form, for the workspace's members. Throws `not-found`. */
export async function getNeedFrame(actor: Actor, where: { workspaceId: string; needId: string; language: Language }): Promise<NeedFrame> {
  const record = await getOwnRecord(actor, 'NEED', where.workspaceId, where.needId)
  const content = await readContent(record)
  const can = rightsOver(actor, record)
  const hindrances = needHindrances(content)
  return {
    needId: record.id,
    title: taggedText(content.texts.title, where.language),
    revision: record.revision,
    canEdit: can.edit,
    canSubmit: can.submit,
    steps: stepsOf(content.facts).map((step) => standing(step, content, hindrances)),
    hindrances,
    validators: await readValidators(actor, record),
    comments: await commentsInForm(needRecorded, record.id, {
      language: where.language,
      words: await needWords(record, where.language),
      kinds: needFields(where.language),
    }),
  }
}

/** What keeps a need from being submitted. */
export const listNeedHindrances = async (record: HeldRecord): Promise<Hindrance[]> => needHindrances(await readContent(record))

/** The step that an address names. Throws `not-found`. */
export function needStepOf(name: string): NeedStep {
  if (!isNeedStep(name)) throw notFound('page')
  return name
}

const readContent = async (record: HeldRecord) => fromParts<NeedContent>(NEED_SHAPE, await readParts(db, record.id, 'WORKING'))

function standing(step: NeedStep, { facts, projects, skills }: NeedContent, hindrances: readonly Hindrance[]): StepStanding<NeedStep> {
  const isNeeded = NEEDED_STEPS.includes(step)
  const counts: Partial<Record<NeedStep, number>> = {
    projects: projects.length,
    expertise: skills.length,
    coverage: facts.covered === undefined ? 0 : 1,
  }
  const count = counts[step] ?? 0
  const missing = step === 'check' ? hindrances : hindrances.filter(({ field }) => field === step)
  const isDone = missing.length === 0 && (isNeeded || step === 'check' || count > 0)
  return { step, isNeeded, count, state: isDone ? 'done' : 'toComplete' }
}
