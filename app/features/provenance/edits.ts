import { same, splitPath, type Json, type JsonObject, type Parts } from './content.ts'

/**
 * One field as somebody left it. `path` is a fact (`iatiStatus`), a field within a fact (`facts/place/country`), a text with
 * its `lang` (`title`), a whole row (`budgets/r1`) or a field of a row (`budgets/r1/value`, with `lang` where it is a text).
 * Absent value: taken away.
 */
export type Edit = { path: string; lang?: string | undefined; value: Json | undefined }

/** One line of an event: what a field was and what it became. Null: it was not there. */
export type Change = { path: string; lang?: string; before: Json; after: Json }

/** A field that was changed by somebody else since the form was made, and differently by this person. */
export type Conflict = {
  path: string
  lang?: string | undefined
  base: Json | undefined
  current: Json | undefined
  typed: Json | undefined
}

/** The part that holds a field, and the keys that lead to it inside. */
export function locate(path: string, lang?: string): { part: string; keys: string[] } {
  const [first, second, ...rest] = path.split('/')
  if (second === undefined) return lang ? { part: `text/${lang}`, keys: [path] } : { part: 'facts', keys: [path] }
  const keys = lang ? [...rest, lang] : rest
  return first === 'facts' ? { part: 'facts', keys: [second, ...keys] } : { part: `${first}/${second}`, keys }
}

export function valueAt(parts: Parts, path: string, lang?: string): Json | undefined {
  const { part, keys } = locate(path, lang)
  let value: Json | undefined = parts.get(part)
  for (const key of keys) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return value
}

/**
 * Merges edits made on the base into the current parts, three ways: a field nobody else touched takes the edit, a field
 * this person left as it was keeps what others wrote (`theirs`), and one that both changed is a conflict. Pure.
 */
export function mergeEdits(
  current: Parts,
  baseOf: (path: string, lang?: string) => Json | undefined,
  edits: readonly Edit[],
): { edits: Edit[]; conflicts: Conflict[]; theirs: Edit[] } {
  const merged: Edit[] = []
  const conflicts: Conflict[] = []
  const theirs: Edit[] = []
  for (const edit of edits) {
    const now = valueAt(current, edit.path, edit.lang)
    const typed = blankless(edit.value)
    if (same(typed, now)) continue
    const base = baseOf(edit.path, edit.lang)
    if (same(typed, base)) theirs.push({ ...edit, value: now })
    else if (same(now, base)) merged.push({ ...edit, value: typed })
    else conflicts.push({ path: edit.path, lang: edit.lang, base, current: now, typed })
  }
  return { edits: merged, conflicts, theirs }
}

/** The parts that edits touch, as they become (null: gone), and the changes they are. */
export function applyEdits(current: Parts, edits: readonly Edit[]): { parts: Map<string, JsonObject | null>; changes: Change[] } {
  const parts = new Map<string, JsonObject | null>()
  const changes: Change[] = []
  for (const { path, lang, value } of edits) {
    const { part, keys } = locate(path, lang)
    const held = parts.has(part) ? parts.get(part) : current.get(part)
    const before = keys.reduce<Json | undefined>((inner, key) => (isObject(inner) ? inner[key] : undefined), held ?? undefined)
    const after = blankless(value)
    if (same(before, after)) continue
    changes.push({ path, ...(lang ? { lang } : {}), before: before ?? null, after: after ?? null })
    const next = keys.length === 0 ? (after as JsonObject | undefined) : withValue(held ?? {}, keys, after)
    parts.set(part, next === undefined || (part !== 'facts' && Object.keys(next).length === 0) ? null : next)
  }
  return { parts, changes }
}

/** The changes that lead from one content to another: rows that came or went whole, others field by field. */
export function editsBetween(from: Parts, to: Parts): Edit[] {
  const edits: Edit[] = []
  for (const part of new Set([...from.keys(), ...to.keys()])) {
    const before = from.get(part)
    const after = to.get(part)
    const [place, key] = splitPath(part)
    const inRow = place !== 'facts' && place !== 'text'
    if (inRow && (!before || !after)) edits.push({ path: part, value: after })
    else
      for (const field of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]))
        if (!same(before?.[field], after?.[field]))
          edits.push({ path: inRow ? `${part}/${field}` : field, ...(place === 'text' ? { lang: key } : {}), value: after?.[field] })
  }
  return edits
}

/** What a field was before some events, newest first or last: the earliest `before` of the changes that touched it. */
export function baseBefore(current: Parts, changesOldestFirst: readonly Change[]): (path: string, lang?: string) => Json | undefined {
  const base = new Map<string, JsonObject | null>()
  const get = (part: string) => (base.has(part) ? base.get(part) : current.get(part)) ?? undefined
  for (const { path, lang, before } of [...changesOldestFirst].reverse()) {
    const { part, keys } = locate(path, lang)
    const value = before ?? undefined
    base.set(part, keys.length === 0 ? ((value as JsonObject | undefined) ?? null) : withValue(get(part) ?? {}, keys, value))
  }
  return (path, lang) => {
    const { part, keys } = locate(path, lang)
    return keys.reduce<Json | undefined>((inner, key) => (isObject(inner) ? inner[key] : undefined), get(part))
  }
}

function withValue(object: JsonObject, [key, ...rest]: string[], value: Json | undefined): JsonObject {
  if (key === undefined) return object
  const inner = object[key]
  const next = rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value)
  const { [key]: _old, ...others } = object
  const empty = next === undefined || (rest.length > 0 && isObject(next) && Object.keys(next).length === 0)
  return empty ? others : { ...others, [key]: next }
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const blankless = (value: Json | undefined) => (value === '' || value === null ? undefined : value)
