import { touchPublicData, type Transaction } from '#app/platform/db/transaction.server.ts'
import { locate } from './edits.ts'
import { readParts } from './parts.server.ts'
import type { HeldRecord } from './read-record.server.ts'
import type { Recorded } from './recorded.server.ts'
import { storeCountsChange } from './text-counts.server.ts'
import { noteOrigins, ownLanguage, readOrigins, textKey } from './text-origins.server.ts'
import { countsBetween, countTexts, sourceLanguageOf, textsIn, type TextOrigin } from './text-states.ts'

/** What a person says of a translation beside its words. */
export type TextMark = {
  path: string
  lang: string
  /** A machine translated it, and nobody has read it yet. */
  isMachine: boolean
  /** It still fits, though its source changed since. */
  isConfirmed: boolean
  /** It was written just now. */
  isWritten?: boolean
  /** The key of the source text that its writer saw; the present one's where it is absent. */
  seen?: string | undefined
}

/**
 * Notes what a person says of translations as they now stand, in a transaction that holds the record's lock. Marks of what
 * is no translation are passed over. Gives how many of them said something new.
 */
export async function markTexts(tx: Transaction, { shape }: Recorded, record: HeldRecord, marks: readonly TextMark[]): Promise<number> {
  if (marks.length === 0) return 0
  const paths = [...new Set(marks.map(({ path }) => path))]
  const rows = paths.filter((path) => path.includes('/')).map((path) => locate(path).part)
  const parts = await readParts(tx, record.id, 'WORKING', { exactly: ['facts', ...rows], under: ['text'] })
  const own = ownLanguage(parts.get('facts'))
  const texts = new Map([...textsIn(shape, parts)].filter(([path]) => paths.includes(path)))
  const known = await readOrigins(tx, record.id, paths)
  const noted: TextOrigin[] = []
  const refuted: TextOrigin[] = []
  for (const mark of marks) {
    const text = texts.get(mark.path) ?? {}
    const source = sourceLanguageOf(text, own, known.get(mark.path))
    const [held, sourceText] = [text[mark.lang], source && text[source]]
    if (!held || !source || !sourceText || source === mark.lang) continue
    const origin = { path: mark.path, lang: mark.lang, textKey: textKey(held), sourceLang: source }
    const change = changeOf(mark, origin, textKey(sourceText), known.get(mark.path) ?? [])
    noted.push(...change.noted)
    refuted.push(...change.refuted)
  }
  if (noted.length === 0) return 0
  if (record.publication === 'PUBLISHED') await touchPublicData(tx)
  for (const origin of refuted)
    await tx.textOrigin.deleteMany({
      where: { recordId: record.id, path: origin.path, lang: origin.lang, textKey: origin.textKey, sourceKey: origin.sourceKey },
    })
  await noteOrigins(tx, record.id, noted)
  const origins = await readOrigins(tx, record.id, paths)
  await storeCountsChange(tx, record, countsBetween(countTexts(texts, own, known, textKey), countTexts(texts, own, origins, textKey)))
  return noted.length
}

type Change = { noted: TextOrigin[]; refuted: TextOrigin[] }

function changeOf(
  mark: TextMark,
  origin: Pick<TextOrigin, 'path' | 'lang' | 'textKey' | 'sourceLang'>,
  sourceKey: string,
  known: readonly TextOrigin[],
): Change {
  const { isMachine, seen = sourceKey } = mark
  const about = known.filter(
    ({ lang, textKey: key, sourceLang }) => lang === origin.lang && key === origin.textKey && sourceLang === origin.sourceLang,
  )
  const fitting = about.find((one) => one.sourceKey === sourceKey)
  // It was written for a source that somebody changed meanwhile.
  if (fitting && mark.isWritten && seen !== sourceKey) return { noted: [{ ...fitting, sourceKey: seen, isMachine }], refuted: [fitting] }
  if (fitting) return { noted: fitting.isMachine === isMachine ? [] : [{ ...fitting, isMachine }], refuted: [] }
  if (about.length === 0) return { noted: isMachine ? [{ ...origin, sourceKey, isMachine }] : [], refuted: [] }
  if (mark.isConfirmed && seen === sourceKey) return { noted: [{ ...origin, sourceKey, isMachine }], refuted: [] }
  const [latest] = about
  return { noted: latest && latest.isMachine !== isMachine ? [{ ...latest, isMachine }] : [], refuted: [] }
}
