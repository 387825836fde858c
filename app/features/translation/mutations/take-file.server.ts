import { v7 as uuidv7 } from 'uuid'
import { baseAt } from '#app/features/provenance/base-content.server.ts'
import type { Edit } from '#app/features/provenance/edits.ts'
import { markTexts, type TextMark } from '#app/features/provenance/mark-texts.server.ts'
import { recordPolicy } from '#app/features/provenance/policy.ts'
import { getOwnRecord, isUuid, lockOwnRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { recordEvent } from '#app/features/provenance/record-event.server.ts'
import { saveLocked } from '#app/features/provenance/save-edits.server.ts'
import { textKey } from '#app/features/provenance/text-origins.server.ts'
import { stateOf } from '#app/features/provenance/text-states.ts'
import { compareFile, type FileComparison } from '#app/features/translation/compare-file.ts'
import { FileRefusal } from '#app/features/translation/files/file-refusal.ts'
import { readTranslationFile } from '#app/features/translation/files/read-file.server.ts'
import { originalName, type TranslationFile } from '#app/features/translation/files/translation-file.ts'
import { KINDS } from '#app/features/translation/kinds.server.ts'
import type { RecordKind } from '#app/features/translation/paths.ts'
import { readTexts, type HeldTexts, type RecordWhere } from '#app/features/translation/queries/read-units.server.ts'
import { receiveFile } from '#app/features/translation/receive-file.server.ts'
import type { SentForm } from '#app/platform/http/multipart.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { forbidden } from '#app/platform/errors/app-error.ts'
import { FALLBACK_LANGUAGE } from '#app/platform/i18n/languages.ts'

const HOUR = 3_600_000

/** A file that was sent, as it is kept until it is taken over. */
export type KeptFile = { id: string; name: string; file: TranslationFile }

/** What a file would come to for the record as it stands. */
export type FileView = { held: HeldTexts; kept: KeptFile; comparison: FileComparison }

/**
 * Takes in a form with a translation file (`file`; `machine` where a machine made it) and keeps what it says for an hour.
 * Nothing of the record changes. Throws FileRefusal, `forbidden`, `not-found`, and `invalid` for what is no such form.
 */
export async function keepFile(actor: Actor, kind: RecordKind, where: RecordWhere, sent: SentForm): Promise<string> {
  const record = await getOwnRecord(actor, kind, where.workspaceId, where.recordId)
  if (actor.userId === null || !recordPolicy.edit(actor, record)) throw forbidden('edit')
  const { name, bytes, fields } = await receiveFile(sent)
  const file = withMachine(await readTranslationFile(bytes), fields.get('machine') === 'yes')
  await compareWith(db, kind, record, file)
  const id = uuidv7()
  await sweepTranslationFiles()
  await db.translationFile.deleteMany({ where: { recordId: record.id, userId: actor.userId } })
  await db.translationFile.create({ data: { id, recordId: record.id, userId: actor.userId, fileName: name, content: file } })
  return id
}

/** Forgets the files that nobody took over within the hour. */
export const sweepTranslationFiles = () => db.translationFile.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - HOUR) } } })

const withMachine = (file: TranslationFile, isMachine: boolean): TranslationFile =>
  isMachine ? { ...file, units: file.units.map((unit) => ({ ...unit, isMachine: true, isFinal: false })) } : file

/** A file that the actor sent for a record, held against it. Null where it is not kept any more. Throws `not-found`, FileRefusal. */
export async function viewFile(actor: Actor, kind: RecordKind, where: RecordWhere, fileId: string): Promise<FileView | null> {
  const record = await getOwnRecord(actor, kind, where.workspaceId, where.recordId)
  const kept = await findFile(db, actor, record.id, fileId)
  return kept && { kept, ...(await compareWith(db, kind, record, kept.file)) }
}

async function findFile(client: Transaction | typeof db, actor: Actor, recordId: string, fileId: string): Promise<KeptFile | null> {
  if (!isUuid(fileId) || actor.userId === null) return null
  const row = await client.translationFile.findFirst({
    where: { id: fileId, recordId, userId: actor.userId, createdAt: { gt: new Date(Date.now() - HOUR) } },
    select: { id: true, fileName: true, content: true },
  })
  return row && { id: row.id, name: row.fileName, file: row.content as TranslationFile }
}

async function compareWith(client: Transaction | typeof db, kind: RecordKind, record: HeldRecord, file: TranslationFile) {
  const { recorded, fields } = KINDS[kind]
  if (file.original !== originalName(kind, record.id))
    throw new FileRefusal(/^passerelle:\w+:[0-9a-f-]{36}$/.test(file.original) ? 'otherRecord' : 'foreign')
  if (file.revision > record.revision) throw new FileRefusal('revision')
  const held = await readTexts(client, recorded.shape, record)
  if (![...held.texts.values()].some((text) => text[file.sourceLang])) throw new FileRefusal('noSource', { language: file.sourceLang })
  const baseOf = await baseAt(client, record.id, held.parts, file.revision)
  const comparison = compareFile(file, {
    texts: held.texts,
    stateOf: (path, lang) => stateOf(held.texts.get(path) ?? {}, lang, held.own, held.origins.get(path) ?? [], textKey),
    kinds: fields(FALLBACK_LANGUAGE),
    baseOf: (path, lang) => {
      const value = baseOf(path, lang)
      return typeof value === 'string' ? value : undefined
    },
  })
  return { held, comparison }
}

/** `revision`: the record's when its person looked; `rest`: what fits is taken over, the rest left. */
export type TakeOrder = { fileId: string; revision: number; rest: boolean }

/** `again`: something changed since its person looked, or not all of it fits; nothing was taken over. */
export type TakenFile =
  { outcome: 'done'; changed: number; targetLang: string; sourceLang: string } | { outcome: 'again' } | { outcome: 'gone' }

/**
 * Takes a kept file over: one save, one event, all that was looked at or nothing. Throws `forbidden`, `not-found`, FileRefusal.
 */
export async function takeFile(actor: Actor, kind: RecordKind, where: RecordWhere, order: TakeOrder): Promise<TakenFile> {
  const { recorded } = KINDS[kind]
  return inTransaction(async (tx): Promise<TakenFile> => {
    const record = await lockOwnRecord(tx, actor, kind, where.workspaceId, where.recordId)
    if (!recordPolicy.edit(actor, record)) throw forbidden('edit')
    const kept = await findFile(tx, actor, record.id, order.fileId)
    if (!kept) return { outcome: 'gone' }
    const { comparison } = await compareWith(tx, kind, record, kept.file)
    if (record.revision !== order.revision || (comparison.problems.length > 0 && !order.rest)) return { outcome: 'again' }
    const { targetLang, sourceLang } = kept.file
    const edits = comparison.changes.map(({ path, after }): Edit => ({ path, lang: targetLang, value: after }))
    const saved = await saveLocked(tx, actor, recorded, record, { madeFrom: record.revision }, edits)
    const marked = await markTexts(tx, recorded, record, marksOf(comparison, targetLang))
    if (saved.changes.length === 0 && marked > 0)
      await recordEvent(tx, { actor, kind: `${recorded.word}.translationsRead`, recordId: record.id, workspaceId: record.workspaceId })
    await tx.translationFile.delete({ where: { id: kept.id } })
    return { outcome: 'done', changed: saved.changes.length, targetLang, sourceLang }
  })
}

const marksOf = ({ changes, confirmed }: FileComparison, lang: string): TextMark[] => [
  ...changes.map(({ path, isMachine }) => ({ path, lang, isMachine, isConfirmed: false })),
  ...confirmed.map(({ path }) => ({ path, lang, isMachine: false, isConfirmed: true })),
]
