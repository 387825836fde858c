import { PROJECT_SEARCH } from '#app/features/needs/edit-names.ts'
import { nextStep, type NeedFormStep } from '#app/features/needs/edit-steps.ts'
import { ADD_ASKED_LANGUAGE, ADD_SKILL } from '#app/features/needs/expertise/form-names.ts'
import { needStepPath } from '#app/features/needs/paths.ts'
import { SEARCH_NAME } from '#app/features/projects/edit-names.ts'
import type { FoundForForm } from '#app/features/projects/mutations/take-form.server.ts'
import { findSettlements } from '#app/features/projects/queries/edit-place.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { answerComment } from '#app/features/provenance/review-comments.server.ts'
import { allTyped, takeForm, type TakenForm } from '#app/features/provenance/take-form.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { kindOf, saveNeedStep, type NeedReply, type NeedWhere } from './save-need.server.ts'

type FormWhere = NeedWhere & { /** The workspace's slug. */ workspace: string; search: URLSearchParams }

/**
 * Takes the form of a step by the button that was pressed. A search for a place answers with what it found and saves
 * nothing; a search for projects saves, and shows the form with what was found.
 */
export async function takeNeedForm(
  actor: Actor,
  where: FormWhere,
  step: NeedFormStep,
  form: FormData,
): Promise<TakenForm<NeedReply | FoundForForm>> {
  const here = needStepPath(where, where.needId, step)
  const typedPlace = form.get(SEARCH_NAME)
  if (step === 'place' && form.get('intent') === 'search' && typeof typedPlace === 'string') {
    const found = { typed: typedPlace, settlements: await findSettlements(typedPlace, where.language) }
    return { reply: { outcome: 'refused', problems: [], typed: allTyped(form), found }, goTo: null }
  }
  const words = formText(form, PROJECT_SEARCH).trim()
  const found = `${here}?${new URLSearchParams({ q: words })}#found`
  const ways = {
    continue: needStepPath(where, where.needId, nextStep(step, { kind: await kindOf(actor, where) })),
    // Rows of skills and languages are added one at a time; the form comes back where one goes on adding.
    ...(step === 'expertise' && { [ADD_SKILL]: `${here}#skills`, [ADD_ASKED_LANGUAGE]: `${here}#languages` }),
    search: found,
    // Enter in the field for words searches; the results stay while one links some of them.
    ...(words !== '' && { save: words === where.search.get('q') ? found.replace('#', '&done=saved#') : found }),
  }
  const answer = (commentId: string, text: string) =>
    answerComment(actor, needRecorded, { workspaceId: where.workspaceId, recordId: where.needId }, commentId, text)
  return takeForm(form, { language: where.language, search: where.search, here, ways, answer }, () =>
    saveNeedStep(actor, where, step, form),
  )
}
