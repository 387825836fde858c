import { FileRefusal } from '#app/features/translation/files/file-refusal.ts'
import { fileImportPath, translatePath, type RecordAddress } from '#app/features/translation/paths.ts'
import { refusalView, type RefusalView } from '#app/features/translation/queries/file-view.server.ts'
import type { SentForm } from '#app/platform/http/multipart.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formText } from '#app/platform/http/form-text.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { keepFile, takeFile } from './take-file.server.ts'

/** Where a person goes on, or why the file was refused. */
export type TakenFileForm = { refusal: RefusalView; goTo?: undefined } | { refusal?: undefined; goTo: string }

/** Takes the form that sends a file: what it would change is looked at next. */
export const sendFile = (actor: Actor, workspaceId: string, address: RecordAddress, form: SentForm): Promise<TakenFileForm> =>
  unlessRefused(address, async () =>
    fileImportPath(address, await keepFile(actor, address.kind, { workspaceId, recordId: address.recordId }, form)),
  )

/** Takes the button under what a file would change: `id`, `revision`, and `intent` for all of it or for what fits. */
export function orderFile(actor: Actor, workspaceId: string, address: RecordAddress, form: FormData): Promise<TakenFileForm> {
  const fileId = formText(form, 'id')
  const order = { fileId, revision: Number(formText(form, 'revision')), rest: formText(form, 'intent') === 'rest' }
  return unlessRefused(address, async () => {
    const taken = await takeFile(actor, address.kind, { workspaceId, recordId: address.recordId }, order)
    if (taken.outcome === 'gone') return `${fileImportPath(address)}?notice=gone`
    if (taken.outcome === 'again') return `${fileImportPath(address, fileId)}&notice=again`
    const { sourceLang: from, targetLang: to, changed } = taken
    return `${translatePath(address)}?${new URLSearchParams({ from, to, taken: String(changed) })}`
  })
}

async function unlessRefused({ language }: RecordAddress, take: () => Promise<string>): Promise<TakenFileForm> {
  try {
    return { goTo: await take() }
  } catch (error) {
    if (error instanceof FileRefusal) return { refusal: refusalView(error, language as Language) }
    throw error
  }
}
