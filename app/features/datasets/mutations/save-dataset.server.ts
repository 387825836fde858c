import { datasetFields } from '#app/features/datasets/edit/fields.server.ts'
import { linkableRecords } from '#app/features/datasets/edit/linked-records.server.ts'
import { RECORD_SEARCH } from '#app/features/datasets/edit/names.ts'
import { datasetProblems } from '#app/features/datasets/edit/rules.ts'
import { nextStep, STEP_PARTS, type DatasetFormStep } from '#app/features/datasets/edit/steps.ts'
import { datasetStepPath } from '#app/features/datasets/paths.ts'
import { datasetRecorded } from '#app/features/datasets/record/recorded.server.ts'
import { answerComment } from '#app/features/provenance/review-comments.server.ts'
import { saveForm } from '#app/features/provenance/save-form.server.ts'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import { takeForm, type TakenForm } from '#app/features/provenance/take-form.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formText, formTexts } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

type Where = { workspaceId: string; datasetId: string; language: Language }
type FormWhere = Where & { /** The workspace's slug. */ workspace: string; search: URLSearchParams }

/** Saves the form of one step. Throws `forbidden` and `not-found`; everything else is in the reply. */
export async function saveDatasetStep(actor: Actor, where: Where, step: DatasetFormStep, form: FormData): Promise<SaveReply> {
  const named = [...formTexts(form)].flatMap(([name, text]) => (name.startsWith('links/') ? [text] : []))
  const linkable = step === 'links' ? await linkableRecords(actor, where.workspaceId, named) : undefined
  return saveForm(actor, datasetRecorded, { workspaceId: where.workspaceId, recordId: where.datasetId }, form, {
    kinds: datasetFields(linkable),
    parts: STEP_PARTS[step],
    rules: datasetProblems,
  })
}

/** Takes the form of a step by the button that was pressed; a search for records saves, and shows the form with what was found. */
export async function takeDatasetForm(actor: Actor, where: FormWhere, step: DatasetFormStep, form: FormData): Promise<TakenForm> {
  const here = datasetStepPath(where, where.datasetId, step)
  const page = Number(where.search.get('page') ?? 1)
  const paged = step === 'columns' && page > 1 ? `${here}?page=${page}&` : `${here}?`
  const words = formText(form, RECORD_SEARCH).trim()
  const found = `${here}?${new URLSearchParams({ q: words })}#found`
  const ways = {
    continue: datasetStepPath(where, where.datasetId, nextStep(step)),
    nextPage: `${here}?page=${page + 1}&done=saved`,
    save: `${paged}done=saved`,
    search: found,
    // Enter in the field for words searches; the results stay while one links some of them.
    ...(words !== '' && { save: words === where.search.get('q') ? found.replace('#', '&done=saved#') : found }),
  }
  const answer = (commentId: string, text: string) =>
    answerComment(actor, datasetRecorded, { workspaceId: where.workspaceId, recordId: where.datasetId }, commentId, text)
  return takeForm(form, { language: where.language, search: where.search, here, ways, answer }, () =>
    saveDatasetStep(actor, where, step, form),
  )
}
