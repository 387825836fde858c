import { canonicalTag } from '#app/features/translation/language-pair.ts'
import type { Parts } from '#app/features/provenance/content.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { getOwnRecord, type HeldRecord } from '#app/features/provenance/read-record.server.ts'
import { ownLanguage, readOrigins, textKey } from '#app/features/provenance/text-origins.server.ts'
import { readLanguage } from '#app/features/provenance/writing-languages.server.ts'
import { sourceLanguageOf, stateOf, textsIn, type TextOrigin, type Texts } from '#app/features/provenance/text-states.ts'
import type { KINDS } from '#app/features/translation/kinds.server.ts'
import type { LanguagePair } from '#app/features/translation/paths.ts'
import type { TextUnit } from '#app/features/translation/unit.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** The texts of a record's working copy, with all that is known of them. */
export type HeldTexts = {
  record: HeldRecord
  parts: Parts
  texts: Texts
  own: string | undefined
  origins: ReadonlyMap<string, readonly TextOrigin[]>
}

export type RecordWhere = { workspaceId: string; recordId: string }

/** The texts of a record for the members of its workspace. Throws `not-found`. */
export async function readOwnTexts(actor: Actor, kind: keyof typeof KINDS, shape: Shape, where: RecordWhere): Promise<HeldTexts> {
  return readTexts(db, shape, await getOwnRecord(actor, kind, where.workspaceId, where.recordId))
}

type Shape = Parameters<typeof textsIn>[0]

/** The same for a record that is at hand. */
export async function readTexts(client: Transaction | typeof db, shape: Shape, record: HeldRecord): Promise<HeldTexts> {
  const tables = new Set(shape.innerTexts.map((pattern) => pattern.slice(0, pattern.indexOf('/'))))
  const parts = await readParts(client, record.id, 'WORKING', ['facts', 'text', ...tables])
  const texts = inOrder(shape, textsIn(shape, parts))
  return { record, parts, texts, own: ownLanguage(parts.get('facts')), origins: await readOrigins(client, record.id) }
}

/** First the record's own texts, then table by table and row by row. */
function inOrder(shape: Shape, texts: Texts): Texts {
  const places = [...shape.texts, 'facts', ...shape.tables]
  const rank = (path: string) => places.indexOf(path.split('/')[0] ?? '')
  const rowOf = (path: string) => path.split('/')[1] ?? ''
  const compare = (a: string, b: string) => rank(a) - rank(b) || (rowOf(a) < rowOf(b) ? -1 : rowOf(a) > rowOf(b) ? 1 : 0)
  return new Map([...texts].sort(([a], [b]) => compare(a, b)))
}

/** Each text as something to translate from one language into another. */
export const unitsOf = (held: HeldTexts, pair: LanguagePair): TextUnit[] =>
  [...held.texts].map(([path, text]) => unitOf(held, path, text, pair))

function unitOf({ own, origins }: HeldTexts, path: string, text: LanguageText, { from, to }: LanguagePair): TextUnit {
  const noted = origins.get(path) ?? []
  const original = sourceLanguageOf(text, own, noted) ?? from
  const sourceLang = text[from] && from !== to ? from : original
  const target = text[to]
  return {
    path,
    text,
    sourceLang,
    source: text[sourceLang] ?? '',
    target,
    state: stateOf(text, to, own, noted, textKey),
    isMachine: target !== undefined && isUnread(noted, to, target),
    original: text[original] ?? '',
  }
}

const isUnread = (noted: readonly TextOrigin[], lang: string, text: string) =>
  noted.find((origin) => origin.lang === lang && origin.textKey === textKey(text))?.isMachine ?? false

/** The language most of a record's texts are translated from: its own, else the commonest. */
export function mainLanguage({ own, texts, origins }: HeldTexts): string | undefined {
  const counts = new Map<string, number>()
  for (const [path, text] of texts) {
    const lang = sourceLanguageOf(text, own, origins.get(path))
    if (lang) counts.set(lang, (counts.get(lang) ?? 0) + 1)
  }
  if (own && counts.has(own)) return own
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

/**
 * The pair that an address asks for: `from` and `to` as tags, or `into` as a person typed it. What it does not say rightly
 * is chosen for the reader.
 */
export function readPair(
  held: HeldTexts,
  search: URLSearchParams,
  language: Language,
  workspaceLanguages: readonly string[],
): LanguagePair {
  const wished = [language, ...workspaceLanguages]
  const main = mainLanguage(held) ?? wished[0] ?? 'fr'
  const written = new Set([...held.texts.values()].flatMap((text) => Object.keys(text)))
  const asked = canonicalTag(search.get('from') ?? '')
  const from = asked && written.has(asked) ? asked : main
  const to = readLanguage(search.get('into') ?? '', language) ?? canonicalTag(search.get('to') ?? '')
  return { from, to: to && to !== from ? to : (wished.find((lang) => lang !== from) ?? 'en') }
}
