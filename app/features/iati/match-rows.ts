import { canonical, splitPath, type JsonObject, type Parts } from '#app/features/provenance/content.ts'

/**
 * Gives the rows of newly read content the ids of the rows they continue, so that a row that did not change keeps its
 * id and its history: first rows with equal content, then, of what is left, rows with the same place in the source.
 * Pure; what matches nothing gets a new id from `newId`.
 */
export function matchRows(before: Parts, read: Parts, newId: () => string): Map<string, JsonObject> {
  const matched = new Map<string, JsonObject>()
  const free = new Map<string, Map<string, string[]>>()
  const taken = new Set<string>()
  for (const [path, row] of before) {
    const [table, id] = splitPath(path)
    if (!isTable(table)) continue
    const byContent = free.get(table) ?? new Map<string, string[]>()
    const key = canonical(row)
    byContent.set(key, [...(byContent.get(key) ?? []), id])
    free.set(table, byContent)
  }
  const left: [string, string, JsonObject][] = []
  for (const [path, row] of read) {
    const [table, id] = splitPath(path)
    if (!isTable(table)) matched.set(path, row)
    else {
      const same = free.get(table)?.get(canonical(row))
      const kept = same?.includes(id) ? id : same?.[0]
      if (kept === undefined || !same) left.push([table, id, row])
      else {
        same.splice(same.indexOf(kept), 1)
        taken.add(`${table}/${kept}`)
        matched.set(`${table}/${kept}`, row)
      }
    }
  }
  for (const [table, id, row] of left) {
    const path = `${table}/${id}`
    const continued = before.has(path) && !taken.has(path)
    const fresh = !before.has(path) && !taken.has(path) && !matched.has(path)
    matched.set(continued || fresh ? path : `${table}/${newId()}`, row)
    taken.add(path)
  }
  return matched
}

const isTable = (place: string) => place !== 'facts' && place !== 'text'
