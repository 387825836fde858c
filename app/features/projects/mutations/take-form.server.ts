import { nextStep, isRowStep, type ProjectStep, type RowStep } from '#app/features/projects/edit-steps.ts'
import { editRowPath, editStepPath } from '#app/features/projects/paths.ts'
import { findSettlements, type FoundSettlement } from '#app/features/projects/queries/edit-place.server.ts'
import { SEARCH_NAME } from '#app/features/projects/edit-names.ts'
import { ADD_LANGUAGE, REMOVE_NAME, type SaveReply } from '#app/features/provenance/save-reply.ts'
import { readLanguage } from '#app/features/provenance/writing-languages.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { removeProjectRow, restoreProjectRow, saveProjectRow, saveProjectStep, type ProjectWhere } from './save-project.server.ts'

type FormWhere = ProjectWhere & { /** The workspace's slug. */ workspace: string; search: URLSearchParams }

/** What a form came to, and where its person goes on; null: the same page, with the reply. */
export type TakenForm<Reply = SaveReply> = { reply: Reply; goTo: string | null }

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
  return answered(await withLanguage(where, form, here, () => saveProjectStep(actor, where, step, form)), form, {
    continue: editStepPath(where, where.projectId, nextStep(step)),
    save: `${here}?${kept(where.search)}done=saved`,
  })
}

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
  if (step === 'places' && wantsSearch(form)) {
    const typed = String(form.get(SEARCH_NAME) ?? '')
    const found = { typed, settlements: await findSettlements(typed, where.language) }
    return { reply: { outcome: 'refused', problems: [], typed: allTyped(form), found }, goTo: null }
  }
  return answered(await withLanguage(where, form, here, () => saveProjectRow(actor, where, step, rowId, form)), form, {
    continue: `${list}?done=saved`,
    save: `${here}?${kept(where.search)}done=saved`,
    another: `${list}/new`,
  })
}

type Saving = TakenForm & { isLanguageAdded?: boolean }

/** Saves, and shows the form with one more language where its button was pressed. What names no language is refused unsaved. */
async function withLanguage(where: FormWhere, form: FormData, here: string, save: () => Promise<SaveReply>): Promise<Saving> {
  if (form.get('intent') !== ADD_LANGUAGE) return { reply: await save(), goTo: null }
  const language = readLanguage(String(form.get(ADD_LANGUAGE) ?? ''), where.language)
  if (!language)
    return { reply: { outcome: 'refused', problems: [{ name: ADD_LANGUAGE, messageKey: 'language' }], typed: allTyped(form) }, goTo: null }
  form.delete(ADD_LANGUAGE)
  const reply = await save()
  return {
    reply,
    goTo: reply.outcome === 'saved' ? `${here}?${kept(where.search)}language=${language}#tab-${language}` : null,
    isLanguageAdded: true,
  }
}

function answered({ reply, goTo, isLanguageAdded }: Saving, form: FormData, ways: Record<string, string>): TakenForm {
  const intent = String(form.get('intent') ?? 'save')
  if (intent === 'autosave' || isLanguageAdded || reply.outcome !== 'saved') return { reply, goTo }
  return { reply, goTo: ways[intent] ?? ways['save'] ?? null }
}

const wantsSearch = (form: FormData) => form.get('intent') === 'search'

/** The languages that the page was asked to show, for the address of the next one. */
const kept = (search: URLSearchParams) =>
  search
    .getAll('language')
    .map((language) => `language=${encodeURIComponent(language)}&`)
    .join('')

const allTyped = (form: FormData) => Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
