import type { LanguageText } from './language-text.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }
export type JsonObject = { [key: string]: Json | undefined }

/** The parts of a record's content by path: `facts`, `text/fr`, `transactions/r0000001`. Parts are what versions share. */
export type Parts = ReadonlyMap<string, JsonObject>

/** Which texts and which tables a kind of record has, beside its facts. */
export type ContentShape = {
  readonly texts: readonly string[]
  readonly tables: readonly string[]
  /** Texts that stand in rows and in facts, by their pattern; see field-names.ts: `places/*\/name`, `facts/place/name`. */
  readonly innerTexts: readonly string[]
}

type RowLike = { id: string }

/** Any kind's content: facts, texts by field and language, tables of rows with stable ids. */
export type AnyContent = { facts: object; texts: Record<string, LanguageText> }

/** Content as parts. What is undefined or an empty text is left out, so that equal contents have equal parts. */
export function toParts(shape: ContentShape, content: AnyContent): Map<string, JsonObject> {
  const parts = new Map<string, JsonObject>([['facts', defined(content.facts)]])
  for (const field of shape.texts) {
    for (const [lang, text] of Object.entries(content.texts[field] ?? {})) {
      if (text === '') continue
      const path = `text/${lang}`
      parts.set(path, { ...parts.get(path), [field]: text })
    }
  }
  for (const table of shape.tables) {
    for (const { id, ...row } of rowsOf(content, table)) parts.set(`${table}/${id}`, defined(row))
  }
  return parts
}

/** The content that parts hold; tables that were not read are empty. Rows come in the order of their ids. */
export function fromParts<Content extends AnyContent>(shape: ContentShape, parts: Parts): Content {
  const texts: Record<string, Record<string, string>> = Object.fromEntries(shape.texts.map((field) => [field, {}]))
  const tables: Record<string, RowLike[]> = Object.fromEntries(shape.tables.map((table) => [table, []]))
  for (const path of [...parts.keys()].sort()) {
    const [place, key] = splitPath(path)
    const data = parts.get(path) ?? {}
    if (place === 'text') for (const [field, text] of Object.entries(data)) (texts[field] ??= {})[key] = text as string
    else if (place !== 'facts') tables[place]?.push({ ...data, id: key })
  }
  return { facts: parts.get('facts') ?? {}, texts, ...tables } as unknown as Content
}

/** `transactions/r1` -> ['transactions', 'r1']; `facts` -> ['facts', '']. */
export function splitPath(path: string): [string, string] {
  const slash = path.indexOf('/')
  return slash < 0 ? [path, ''] : [path.slice(0, slash), path.slice(slash + 1)]
}

function rowsOf(content: AnyContent, table: string): RowLike[] {
  return (content as unknown as Record<string, RowLike[] | undefined>)[table] ?? []
}

/** A copy without undefined values, at any depth; what JSON would keep. */
export function defined(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject
}

/** JSON with sorted keys: equal values have equal texts. */
export function canonical(value: Json | undefined): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

export const same = (a: Json | undefined, b: Json | undefined) => a === b || canonical(a) === canonical(b)
