import { createHash } from 'node:crypto'
import type { db } from '#app/platform/db/client.server.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { JsonObject, Parts } from './content.ts'
import { locate, valueAt } from './edits.ts'
import { readParts } from './parts.server.ts'
import type { HeldRecord } from './read-record.server.ts'
import type { Recorded } from './recorded.server.ts'
import { storeCounts, storeCountsChange } from './text-counts.server.ts'
import { byPath, changedPaths, countsBetween, countTexts, newOrigins, textsIn, type TextOrigin, type Texts } from './text-states.ts'

/** What a text says, in short: two that differ in their white space alone say the same. */
export const textKey = (text: string) =>
  createHash('sha256').update(text.normalize('NFC').trim().replace(/\s+/g, ' ')).digest('base64url').slice(0, 22)

/** The language that a record says it was first written in, from its facts. */
export const ownLanguage = (facts: JsonObject | undefined) => {
  const language = facts?.['sourceLanguage']
  return typeof language === 'string' ? language : undefined
}

/** What is noted of a record's translations, or of those at some paths; the latest first. */
export async function readOrigins(
  client: Transaction | typeof db,
  recordId: string,
  paths?: readonly string[],
): Promise<Map<string, TextOrigin[]>> {
  if (paths?.length === 0) return new Map()
  const rows = await client.textOrigin.findMany({
    where: { recordId, ...(paths ? { path: { in: [...paths] } } : {}) },
    orderBy: { notedAt: 'desc' },
    select: { path: true, lang: true, textKey: true, sourceLang: true, sourceKey: true, isMachine: true },
  })
  return byPath(rows)
}

/** Tells whether a text of a record is a machine's translation that nobody has read: for its readers, in whichever version. */
export async function unreadTexts(client: typeof db, recordId: string): Promise<(path: string, lang: string, text: string) => boolean> {
  const unread = await client.textOrigin.findMany({
    where: { recordId, isMachine: true },
    select: { path: true, lang: true, textKey: true },
  })
  return (path, lang, text) => unread.some((one) => one.path === path && one.lang === lang && one.textKey === textKey(text))
}

/** The parts that a change touched, as they were and as they became; null: taken away. */
export type TouchedParts = { before: Parts; after: ReadonlyMap<string, JsonObject | null> }

/**
 * Follows a change of a record's content, once it is written, in what is noted and counted of its translations. Where the
 * content goes back to what it was (`isReturn`), nothing new is noted: what was known of those texts still holds.
 */
export async function followTexts(
  tx: Transaction,
  { shape }: Recorded,
  record: HeldRecord,
  touched: TouchedParts,
  { isReturn = false }: { isReturn?: boolean } = {},
): Promise<void> {
  const wasOwn = ownLanguage(touched.before.get('facts'))
  const isRelabelled = touched.after.has('facts') && wasOwn !== ownLanguage(touched.after.get('facts') ?? undefined)
  const touchesTexts = [...touched.after.keys()].some((part) => part.startsWith('text/'))
  const inner = changedPaths(textsIn(shape, touched.before), textsIn(shape, present(touched.after)))
  if (!isRelabelled && !touchesTexts && inner.length === 0) return

  const now = await readParts(tx, record.id, 'WORKING', isRelabelled ? 'all' : ['facts', 'text'])
  const own = ownLanguage(now.get('facts'))
  const [before, after] = [new Map(now), new Map(now)]
  for (const [part, data] of touched.after) {
    put(before, part, touched.before.get(part) ?? null)
    put(after, part, data)
  }
  const [was, is] = [textsIn(shape, before), textsIn(shape, after)]
  const paths = changedPaths(was, is)
  const known = await readOrigins(tx, record.id, isRelabelled ? undefined : paths)
  const noted = isReturn
    ? []
    : paths.flatMap((path) => newOrigins(path, was.get(path) ?? {}, is.get(path) ?? {}, own, known.get(path) ?? [], textKey))
  if (!isReturn) await forgetReplaced(tx, record, paths, was, is)
  await noteOrigins(tx, record.id, noted)

  const origins = noted.length > 0 ? await readOrigins(tx, record.id, isRelabelled ? undefined : paths) : known
  if (isRelabelled) return storeCounts(tx, [{ ...record, counts: countTexts(is, own, origins, textKey) }])
  const change = countsBetween(countTexts(at(paths, was), own, known, textKey), countTexts(at(paths, is), own, origins, textKey))
  await storeCountsChange(tx, record, change)
}

/** Counts the texts of records whose translations nothing is noted of: new ones. */
export async function countNewTexts(
  tx: Transaction,
  { shape }: Pick<Recorded, 'shape'>,
  records: readonly { id: string; workspaceId: string; parts: Parts }[],
): Promise<void> {
  const counted = records.map(({ id, workspaceId, parts }) => ({
    id,
    workspaceId,
    counts: countTexts(textsIn(shape, parts), undefined, new Map(), textKey),
  }))
  await storeCounts(tx, counted)
}

/** Counts the texts of a record again from the whole of its content. */
export async function recountTexts(tx: Transaction, { shape }: Recorded, record: Pick<HeldRecord, 'id' | 'workspaceId'>): Promise<void> {
  const parts = await readParts(tx, record.id, 'WORKING')
  const origins = await readOrigins(tx, record.id)
  await storeCounts(tx, [{ ...record, counts: countTexts(textsIn(shape, parts), ownLanguage(parts.get('facts')), origins, textKey) }])
}

export async function noteOrigins(tx: Transaction, recordId: string, origins: readonly TextOrigin[]): Promise<void> {
  if (origins.length === 0) return
  await tx.$executeRaw`
    insert into text_origin (record_id, path, lang, text_key, source_lang, source_key, is_machine, noted_at)
    select ${recordId}::uuid, path, lang, "textKey", "sourceLang", "sourceKey", "isMachine", clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(origins)}::jsonb)
      as given(path text, lang text, "textKey" text, "sourceLang" text, "sourceKey" text, "isMachine" boolean)
    on conflict (record_id, path, lang, text_key, source_key)
      do update set source_lang = excluded.source_lang, is_machine = excluded.is_machine, noted_at = excluded.noted_at`
}

/**
 * Takes away what was noted, since the last publication, of translations that are not there any more; what the published
 * version still says keeps its note.
 */
async function forgetReplaced(tx: Transaction, record: HeldRecord, paths: readonly string[], was: Texts, is: Texts): Promise<void> {
  const replaced = paths.flatMap((path) =>
    Object.entries(was.get(path) ?? {})
      .filter(([lang, text]) => is.get(path)?.[lang] !== text)
      .map(([lang, text]) => ({ path, lang, text })),
  )
  if (replaced.length === 0) return
  const parts = [...new Set(replaced.map(({ path, lang }) => locate(path, lang).part))]
  const published = await readParts(tx, record.id, 'PUBLIC', { exactly: parts })
  const gone = replaced
    .filter(({ path, lang, text }) => valueAt(published, path, lang) !== text)
    .map(({ path, lang, text }) => ({ path, lang, key: textKey(text) }))
  if (gone.length === 0) return
  await tx.$executeRaw`
    delete from text_origin o using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as gone(path text, lang text, key text)
    where o.record_id = ${record.id}::uuid and o.path = gone.path and o.lang = gone.lang and o.text_key = gone.key
    and (${record.publishedAt}::timestamptz is null or o.noted_at > ${record.publishedAt}::timestamptz)`
}

const at = (paths: readonly string[], texts: Texts): Texts =>
  new Map(
    paths.flatMap((path) => {
      const text = texts.get(path)
      return text ? [[path, text] as const] : []
    }),
  )

const present = (parts: TouchedParts['after']): Parts =>
  new Map([...parts].filter((entry): entry is [string, JsonObject] => entry[1] !== null))

function put(parts: Map<string, JsonObject>, part: string, data: JsonObject | null): void {
  if (data) parts.set(part, data)
  else parts.delete(part)
}
