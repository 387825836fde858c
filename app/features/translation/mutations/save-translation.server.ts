import { locate } from '#app/features/provenance/edits.ts'
import { fieldIn, fieldValues, splitFieldName, type FieldName } from '#app/features/provenance/field-names.ts'
import { markTexts, type TextMark } from '#app/features/provenance/mark-texts.server.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import type { Recorded } from '#app/features/provenance/recorded.server.ts'
import type { AlsoSaved } from '#app/features/provenance/save-edits.server.ts'
import { saveForm } from '#app/features/provenance/save-form.server.ts'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import { takeForm, type TakenForm } from '#app/features/provenance/take-form.server.ts'
import { KINDS } from '#app/features/translation/kinds.server.ts'
import { confirmName, machineName, seenName } from '#app/features/translation/mark-names.ts'
import { translatePath, type RecordKind } from '#app/features/translation/paths.ts'
import type { RecordWhere } from '#app/features/translation/queries/read-units.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formTexts } from '#app/platform/http/form-text.ts'
import { readPageNumber } from '#app/platform/http/page-number.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/**
 * Saves the translations of one page of a record, and what their writer says of them: a machine's, or right still. A text
 * of a row that was taken away meanwhile is refused with what was typed. Throws `forbidden` and `not-found`.
 */
export async function saveTranslations(
  actor: Actor,
  kind: RecordKind,
  where: RecordWhere & { language: Language },
  form: FormData,
): Promise<SaveReply> {
  const { recorded, fields } = KINDS[kind]
  const kinds = fields(where.language)
  const record = await getOwnRecord(actor, kind, where.workspaceId, where.recordId)
  const typed = formTexts(form)
  const text = (name: string) => typed.get(name) ?? ''
  const names = [...typed.keys()].filter((name) => fieldIn(kinds, name) !== undefined)
  const parts = [...new Set(names.map(partOf))]
  const held = await readParts(db, record.id, 'WORKING', { exactly: parts })
  const gone = names.filter((name) => name.includes('/') && !held.has(partOf(name)) && text(name).trim() !== '')
  if (gone.length > 0)
    return { outcome: 'refused', problems: gone.map((name) => ({ name, messageKey: 'rowGone' })), typed: Object.fromEntries(typed) }

  const stored = fieldValues(held, kinds)
  const written = names.filter((name) => text(name).trim() !== (stored[name] ?? '').trim())
  const also = markingAs(actor, recorded, marksOf(typed, names, new Set(written)))
  return saveForm(actor, recorded, where, form, { kinds, parts, also })
}

function partOf(name: FieldName): string {
  const { path, lang } = splitFieldName(name)
  return locate(path, lang).part
}

/** What the form says of its translations beside their words. */
function marksOf(typed: ReadonlyMap<string, string>, names: readonly FieldName[], written: ReadonlySet<FieldName>): TextMark[] {
  return names.flatMap((name): TextMark[] => {
    const { path, lang } = splitFieldName(name)
    if (!lang || !typed.has(machineName(name))) return []
    return [
      {
        path,
        lang,
        isMachine: typed.get(machineName(name)) === 'yes',
        isConfirmed: typed.get(confirmName(name)) === 'yes',
        isWritten: written.has(name),
        seen: /^[\w-]{22}$/.exec(typed.get(seenName(name)) ?? '')?.[0],
      },
    ]
  })
}

/** Saves with the words what their writer says of them. */
const markingAs =
  (actor: Actor, recorded: Recorded, marks: readonly TextMark[]): AlsoSaved =>
  async (tx, record, isTold) => {
    const marked = await markTexts(tx, recorded, record, marks)
    const { id: recordId, workspaceId } = record
    // What a person says of a translation without changing it is something that happened, too.
    if (marked > 0 && !isTold) await recordEvent(tx, { actor, kind: `${recorded.word}.translationsRead`, recordId, workspaceId })
  }

type FormWhere = RecordWhere & { language: Language; /** The workspace's slug. */ workspace: string; search: URLSearchParams }

/** Takes the form of one page of translations, and says where its person goes on: the next page, or the same. */
export async function takeTranslations(actor: Actor, kind: RecordKind, where: FormWhere, form: FormData): Promise<TakenForm> {
  const { language, search, workspace, recordId } = where
  const here = translatePath({ language, workspace, kind, recordId })
  const asked = (page: number) => {
    const kept = ['from', 'to', 'into', 'show'].flatMap((name) => search.getAll(name).map((value) => [name, value]))
    return `${here}?${new URLSearchParams([...kept, ...(page > 1 ? [['page', String(page)]] : []), ['done', 'saved']])}`
  }
  const page = readPageNumber(search, 'page')
  // Of a list of what is missing, what was written is gone: its next page is the same one.
  const next = search.get('show') && search.get('show') !== 'all' ? page : page + 1
  const ways = { save: asked(page), continue: asked(next) }
  return takeForm(form, { language, search, here, ways }, () => saveTranslations(actor, kind, where, form))
}
