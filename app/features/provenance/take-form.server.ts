import { AppError } from '#app/platform/errors/app-error.ts'
import { formText, formTexts } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { ADD_LANGUAGE, ANSWER_NAME, answerName, type SaveReply } from './save-reply.ts'
import { readLanguage } from './writing-languages.server.ts'

/** What a form came to, and where its person goes on; null: the same page, with the reply. */
export type TakenForm<Reply = SaveReply> = { reply: Reply; goTo: string | null }

/** Where a form stands: its own address, what that address asks for, and where each of its buttons leads once it is saved. */
export type FormWays = {
  language: Language
  search: URLSearchParams
  here: string
  ways: Readonly<Record<string, string>>
  /** Answers a comment with words, or with none. */
  answer?: (commentId: string, text: string) => Promise<void>
}

/** In characters; the field takes no more. */
const LONGEST_ANSWER = 2000

/**
 * Saves a form and says where to go on by the button that was pressed: the way of its intent, else the page itself. With the
 * button for one more language the form comes back with it; what names no language is refused unsaved. The button at a
 * comment answers it, once what was typed is saved.
 */
export async function takeForm(
  form: FormData,
  { language, search, here, ways, answer }: FormWays,
  save: () => Promise<SaveReply>,
): Promise<TakenForm> {
  const intent = formText(form, 'intent')
  if (intent === ADD_LANGUAGE) return takeLanguage(form, { language, search, here }, save)
  const reply = await save()
  if (intent === 'autosave' || reply.outcome !== 'saved') return { reply, goTo: null }
  const comment = formText(form, ANSWER_NAME)
  if (comment && answer) {
    const words = formText(form, answerName(comment)).trim()
    if (words.length > LONGEST_ANSWER) throw new AppError('invalid', 'invalid.answer')
    const done = await answer(comment, words).then(
      () => 'answered',
      // Closed meanwhile: the words are saved all the same.
      (error: unknown) => (error instanceof AppError && error.kind === 'not-found' ? 'saved' : Promise.reject(error as Error)),
    )
    return { reply, goTo: `${here}?${kept(search)}done=${done}` }
  }
  return { reply, goTo: (Object.hasOwn(ways, intent) ? ways[intent] : undefined) ?? `${here}?${kept(search)}done=saved` }
}

/** Everything a form holds, as it was typed. */
export const allTyped = (form: FormData) => Object.fromEntries(formTexts(form))

async function takeLanguage(
  form: FormData,
  { language, search, here }: Pick<FormWays, 'language' | 'search' | 'here'>,
  save: () => Promise<SaveReply>,
): Promise<TakenForm> {
  const added = readLanguage(formText(form, ADD_LANGUAGE), language)
  if (!added)
    return { reply: { outcome: 'refused', problems: [{ name: ADD_LANGUAGE, messageKey: 'language' }], typed: allTyped(form) }, goTo: null }
  form.delete(ADD_LANGUAGE)
  const reply = await save()
  return { reply, goTo: reply.outcome === 'saved' ? `${here}?${kept(search)}language=${added}` : null }
}

/** The languages that the page was asked to show, for the address of the next one. */
const kept = (search: URLSearchParams) =>
  search
    .getAll('language')
    .map((language) => `language=${encodeURIComponent(language)}&`)
    .join('')
