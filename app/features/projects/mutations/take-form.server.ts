import { nextStep, isRowStep, type ProjectStep, type RowStep } from '#app/features/projects/edit-steps.ts'
import { editRowPath, editStepPath } from '#app/features/projects/paths.ts'
import { findSettlements, type FoundSettlement } from '#app/features/projects/queries/edit-place.server.ts'
import { SEARCH_NAME } from '#app/features/projects/edit-names.ts'
import { projectRecorded } from '#app/features/projects/recorded.server.ts'
import { answerComment } from '#app/features/provenance/review-comments.server.ts'
import { REMOVE_NAME, type SaveReply } from '#app/features/provenance/save-reply.ts'
import { allTyped, takeForm, type TakenForm } from '#app/features/provenance/take-form.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { removeProjectRow, restoreProjectRow, saveProjectRow, saveProjectStep, type ProjectWhere } from './save-project.server.ts'

type FormWhere = ProjectWhere & { /** The workspace's slug. */ workspace: string; search: URLSearchParams }

export type FoundForForm = {
  outcome: 'refused'
  problems: []
  typed: Record<string, string>
  found: { typed: string; settlements: FoundSettlement[] }
}

const SAVED: SaveReply = { outcome: 'saved', revision: 0, changed: true, theirs: [] }

/** Takes the form of a step by the button that was pressed: save, go on, add, remove, put back, add a language. */
export async function takeStepForm(actor: Actor, where: FormWhere, step: ProjectStep, form: FormData): Promise<TakenForm> {
  const here = editStepPath(where, where.projectId, step)
  const removed = form.get(REMOVE_NAME)
  if (isRowStep(step)) {
    const restored = form.get('restore')
    if (typeof restored === 'string' && restored.startsWith(`${step}/`)) {
      await restoreProjectRow(actor, where, restored)
      return { reply: SAVED, goTo: `${here}?done=restored` }
    }
    if (typeof removed !== 'string' || !removed.startsWith(`${step}/`)) throw notFound('page')
    const reply = await removeProjectRow(actor, where, removed, form)
    return { reply, goTo: reply.outcome === 'saved' ? `${here}?removed=${removed}` : null }
  }
  if (step === 'check') throw notFound('page')
  const { language, search } = where
  const ways = { continue: editStepPath(where, where.projectId, nextStep(step)) }
  return takeForm(form, { language, search, here, ways, answer: answering(actor, where) }, () => saveProjectStep(actor, where, step, form))
}

const answering =
  (actor: Actor, { workspaceId, projectId }: FormWhere) =>
  (commentId: string, text: string) =>
    answerComment(actor, projectRecorded, { workspaceId, recordId: projectId }, commentId, text)

/** Takes the form of one row. A search for a place answers with what it found, and saves nothing. */
export async function takeRowForm(
  actor: Actor,
  where: FormWhere,
  step: RowStep,
  rowId: string,
  form: FormData,
): Promise<TakenForm<SaveReply | FoundForForm>> {
  const list = editStepPath(where, where.projectId, step)
  const here = editRowPath(where, where.projectId, step, rowId)
  if (step === 'places' && form.get('intent') === 'search') {
    const typed = String(form.get(SEARCH_NAME) ?? '')
    const found = { typed, settlements: await findSettlements(typed, where.language) }
    return { reply: { outcome: 'refused', problems: [], typed: allTyped(form), found }, goTo: null }
  }
  const { language, search } = where
  const ways = { continue: `${list}?done=saved`, another: `${list}/new` }
  return takeForm(form, { language, search, here, ways, answer: answering(actor, where) }, () =>
    saveProjectRow(actor, where, step, rowId, form),
  )
}
