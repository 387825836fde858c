import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { splitPath, type ContentShape, type Json, type JsonObject, type Parts } from './content.ts'
import { UNDETERMINED, type LanguageText } from './language-text.ts'

/** How a text stands in one language. */
export const TEXT_STATES = ['source', 'translated', 'machine', 'stale', 'missing'] as const
export type TextState = (typeof TEXT_STATES)[number]

/** That a translation was held to fit a source text. Both are named by what they say, as `keyOf` gives it. */
export type TextOrigin = {
  path: string
  lang: string
  textKey: string
  sourceLang: string
  sourceKey: string
  /** A machine translated it, and nobody has read it yet. */
  isMachine: boolean
}

/** What tells two texts apart, in short. */
export type KeyOf = (text: string) => string

/** A record's texts by path: `title`, `places/r1/name`. Blank ones are none. */
export type Texts = ReadonlyMap<string, LanguageText>

/** The texts that parts hold: first the record's own, then those within rows and facts, as the parts come. */
export function textsIn(shape: ContentShape, parts: Parts): Map<string, LanguageText> {
  const texts = new Map<string, LanguageText>()
  for (const field of shape.texts) {
    const inLanguages = [...parts].flatMap(([part, data]) => (part.startsWith('text/') ? [[part.slice(5), data[field]] as const] : []))
    note(texts, field, Object.fromEntries(inLanguages))
  }
  const inner = shape.innerTexts.map((pattern) => pattern.split('/'))
  for (const [part, data] of parts) {
    const [place] = splitPath(part)
    for (const [table, ...keys] of inner) {
      if (table !== place) continue
      const within = place === 'facts' ? keys : keys.slice(1)
      note(texts, `${part}/${within.join('/')}`, within.reduce<Json | undefined>(valueIn, data))
    }
  }
  return texts
}

const valueIn = (value: Json | undefined, key: string) => (isObject(value) ? value[key] : undefined)
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

function note(texts: Map<string, LanguageText>, path: string, value: Json | undefined): void {
  if (!isObject(value)) return
  const filled = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '')
  if (filled.length > 0) texts.set(path, Object.fromEntries(filled))
}

/**
 * The language that a text is translated from: the record's own where the text has it, else the one that its translations
 * were made from, else the language of a text whose language nobody stated, else the first in the order of the portal's.
 */
export function sourceLanguageOf(
  text: LanguageText,
  own: string | undefined,
  origins: readonly Pick<TextOrigin, 'lang' | 'sourceLang'>[] = [],
): string | undefined {
  if (own && text[own]) return own
  const noted = origins.find(({ lang, sourceLang }) => text[lang] && text[sourceLang])?.sourceLang
  if (noted) return noted
  return [UNDETERMINED, ...LANGUAGES, ...Object.keys(text).sort()].find((lang) => text[lang])
}

/** What is noted of a translation as it stands, whatever source it was noted for. */
function originsOf(text: LanguageText, lang: string, source: string, origins: readonly TextOrigin[], keyOf: KeyOf): TextOrigin[] {
  const about = origins.filter((origin) => origin.lang === lang && origin.sourceLang === source)
  if (about.length === 0) return []
  const key = keyOf(text[lang] ?? '')
  return about.filter(({ textKey }) => textKey === key)
}

/** How a text stands in a language. `origins` are those of its path. */
export function stateOf(
  text: LanguageText,
  lang: string,
  own: string | undefined,
  origins: readonly TextOrigin[],
  keyOf: KeyOf,
): TextState {
  if (!text[lang]) return 'missing'
  const source = sourceLanguageOf(text, own, origins)
  if (source === undefined || lang === source) return 'source'
  const noted = originsOf(text, lang, source, origins, keyOf)
  if (noted.length === 0) return 'translated'
  const sourceKey = keyOf(text[source] ?? '')
  const fitting = noted.find((origin) => origin.sourceKey === sourceKey)
  return fitting ? (fitting.isMachine ? 'machine' : 'translated') : 'stale'
}

/** The paths whose texts differ, and those whose text is in one of both alone. */
export function changedPaths(before: Texts, after: Texts): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => !sameText(before.get(path), after.get(path)))
}

function sameText(a: LanguageText = {}, b: LanguageText = {}): boolean {
  const languages = Object.keys(a)
  return languages.length === Object.keys(b).length && languages.every((lang) => a[lang] === b[lang])
}

/**
 * What a change of one path's texts adds to what is noted: a translation that was written fits the source as it stands now;
 * one that was left while its source changed, and of which nothing was noted, fitted the source as it stood before.
 */
export function newOrigins(
  path: string,
  before: LanguageText,
  after: LanguageText,
  own: string | undefined,
  origins: readonly TextOrigin[],
  keyOf: KeyOf,
): TextOrigin[] {
  const source = sourceLanguageOf(after, own, origins)
  const sourceText = source && after[source]
  if (!source || !sourceText) return []
  const earlier = before[source]
  const wasChanged = earlier !== undefined && earlier !== sourceText
  return Object.entries(after).flatMap(([lang, text]): TextOrigin[] => {
    if (lang === source) return []
    const origin = { path, lang, textKey: keyOf(text), sourceLang: source, isMachine: false }
    if (before[lang] !== text) return [{ ...origin, sourceKey: keyOf(sourceText) }]
    const isNoted = originsOf(after, lang, source, origins, keyOf).length > 0
    return wasChanged && !isNoted ? [{ ...origin, sourceKey: keyOf(earlier) }] : []
  })
}

/** How many texts a record has, and of each language how many are in it, stale in it, unread machine translations in it. */
export type TextCounts = { texts: number; languages: Map<string, LanguageCounts> }
export type LanguageCounts = { filled: number; stale: number; machine: number }

export function countTexts(
  texts: Texts,
  own: string | undefined,
  originsAt: ReadonlyMap<string, readonly TextOrigin[]>,
  keyOf: KeyOf,
): TextCounts {
  const languages = new Map<string, LanguageCounts>()
  for (const [path, text] of texts) {
    const origins = originsAt.get(path) ?? []
    for (const lang of Object.keys(text)) {
      if (lang === UNDETERMINED) continue
      const counts = languages.get(lang) ?? { filled: 0, stale: 0, machine: 0 }
      const state = origins.length === 0 ? 'translated' : stateOf(text, lang, own, origins, keyOf)
      counts.filled += 1
      if (state === 'stale' || state === 'machine') counts[state] += 1
      languages.set(lang, counts)
    }
  }
  return { texts: texts.size, languages }
}

/** What leads from one count to another. */
export function countsBetween(before: TextCounts, after: TextCounts): TextCounts {
  const zero = { filled: 0, stale: 0, machine: 0 }
  const languages = new Map<string, LanguageCounts>()
  for (const lang of new Set([...before.languages.keys(), ...after.languages.keys()])) {
    const [from, to] = [before.languages.get(lang) ?? zero, after.languages.get(lang) ?? zero]
    languages.set(lang, { filled: to.filled - from.filled, stale: to.stale - from.stale, machine: to.machine - from.machine })
  }
  return { texts: after.texts - before.texts, languages }
}

/** Origins by their path. */
export function byPath(origins: readonly TextOrigin[]): Map<string, TextOrigin[]> {
  const found = new Map<string, TextOrigin[]>()
  for (const origin of origins) found.set(origin.path, [...(found.get(origin.path) ?? []), origin])
  return found
}
